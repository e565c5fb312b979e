import type { Disagreement } from '../../schema/accuracy.ts';
import { classes, severities } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { code, link, listed, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { sentence } from '../words/sentence.ts';
import { differenceWords } from './difference-words.ts';

/** Where the page of a tool is, seen from the page about accuracy; null when this site has none. */
export type AddressOf = (server: string, name: string) => string | null;

/** A verdict that differs from its label. `name` is a stranger's. */
export interface DisagreementRow { tool: Prose; label: string; because: string; verdict: string; rules: Prose }

/** Units of a stranger's name that a row shows. */
const nameUnits = 80;

/** The verdicts that differ, each with the rules behind it. */
export function disagreementRows(disagreements: readonly Disagreement[], addressOf: AddressOf): DisagreementRow[] {
  return disagreements.map(({ server, name, label, verdict, rules, facets }) => {
    const shown = shortened(name, nameUnits);
    const address = addressOf(server, name);
    const differences = (facets?.differs ?? []).map(differenceWords);
    return {
      tool: say`${address === null ? code(shown) : link(address, shown)} of ${shortened(server, nameUnits)}`,
      label: [...(label === null ? [] : [labelWords(label)]), ...differences.map((words) => words.label)].join('; '),
      because: [label?.because, facets?.because].filter((text) => text !== undefined && text !== '').map((text) => sentence(capital(text as string))).join(' '),
      verdict: [...(label === null ? [] : [words(verdict)]), ...differences.map((words) => words.verdict)].join('; '),
      rules: rules.length === 0 ? say`${own('none')}` : listed(rules.map((rule) => say`${code(rule)}`), 'and'),
    };
  });
}

function labelWords(label: NonNullable<Disagreement['label']>): string {
  return `${words(label)}${label.alternatives.length === 0 ? '' : ` (or ${label.alternatives.map((other) => classes[other].label).join(', ')})`}`;
}

function words(said: Disagreement['verdict']): string {
  return `${classes[said.class].label}, ${severities[said.severity].label}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
