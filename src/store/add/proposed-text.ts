import { stringify } from 'yaml';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import { withoutDefaults } from '../synced-specs.ts';

/** Of one comment: a review reads a line, not a page. */
const mostUnits = 400;

/**
 * A server file for a review: the spec, lines at its head, and behind each value why it stands there. `because` is keyed by the way to the value: `about`,
 * `npm.bin`, `args.0`, `env.NAME`. Comments may be strangers' words: each is one line of characters that are seen.
 */
export function proposedText(spec: ServerSpec, head: readonly string[], because: Readonly<Record<string, string>>): string {
  const fields = Object.entries(withoutDefaults(spec)).map(([field, value]) => fieldText(field, value as Plain, because));
  return `${head.map((line) => `# ${comment(line)}\n`).join('')}${fields.join('')}`;
}

type Plain = string | boolean | readonly unknown[] | Readonly<Record<string, unknown>>;

function fieldText(field: string, value: Plain, because: Readonly<Record<string, string>>): string {
  const isTold = Object.keys(because).some((key) => key.startsWith(`${field}.`));
  if (typeof value !== 'object' || !isTold) return noted(yaml({ [field]: value }), because[field]);
  if (Array.isArray(value)) return `${field}:\n${value.map((each, at) => indented(noted(yaml([each]), because[`${field}.${at}`]))).join('')}`;
  return `${field}:\n${Object.entries(value).map(([name, each]) => indented(noted(yaml({ [name]: each }), because[`${field}.${name}`]))).join('')}`;
}

/** The note stands behind what is one line, and before what is several. */
function noted(text: string, note: string | undefined): string {
  if (note === undefined) return text;
  return text.trimEnd().includes('\n') ? `# ${comment(note)}\n${text}` : `${text.trimEnd()} # ${comment(note)}\n`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}

function comment(line: string): string {
  return shortened(visibleLine(line), mostUnits);
}
