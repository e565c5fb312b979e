import type { ToolRecord } from '../../schema/catalog/record.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Where a wrong verdict is reported. */
export const reportAddress = 'https://github.com/toolrisk/toolrisk/issues/new';

/** Longest address that every browser and host takes; units of a stranger's name; rules named. */
const longest = 2000;
const nameUnits = 80;
const mostRules = 12;

/** The address of a report that is already filled in: server, tool, hash of the definition, the verdict and the rules behind it. */
export function reportLink({ sha256, assessment }: ToolRecord, state: { toolrisk: string; rules: string }, address = reportAddress): string {
  const name = shortened(visibleLine(assessment.name), nameUnits);
  const shown = shownReading(assessment);
  const fired = [...new Set(assessment.evidence.map((item) => item.rule))];
  const rules = fired.slice(0, mostRules).join(', ') + (fired.length > mostRules ? ` and ${fired.length - mostRules} more` : '');
  const title = `Wrong verdict: ${name} of ${assessment.server}`;
  const lines = [
    `Server: ${assessment.server}`,
    `Tool: ${name}`,
    `Definition: ${sha256}`,
    `Verdict: ${shown.class}, ${shown.severity}, ${assessment.decision}${shown.milder === null ? '' : ` (more likely ${shown.milder.class}, ${shown.milder.severity})`}`,
    `Rules: ${rules === '' ? 'none fired' : rules}`,
    `State: toolrisk ${state.toolrisk}, rules ${state.rules}`,
    '',
    'It should be:',
    'Because:',
  ];
  return capped(address, title, lines.join('\n'));
}

/** Shortens the body until the address fits; the title alone always does. */
function capped(address: string, title: string, body: string): string {
  const whole = (text: string) => `${address}?${new URLSearchParams({ title, body: text }).toString()}`;
  let kept = body;
  while (whole(kept).length > longest && kept.length > 1) kept = shortened(kept, Math.floor(kept.length * 0.9));
  return whole(kept);
}
