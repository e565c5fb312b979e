import type { ScannedServer } from '../../report/scanned-server.ts';
import { foundEvidence } from '../../schema/verdict/found-evidence.ts';
import { compareSeverity, definitionFindings, findingSeverity } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';

/** Names in the reason; the report has all. */
const mostNamed = 5;

/** What reaches a threshold, gathered as servers come. */
export interface Failing {
  add(scanned: ScannedServer): void;
  /** Why the answer is no, in a line; null when it is yes. */
  because(): string | null;
}

/** Gathers what reaches a severity: tools by the reading that is shown, whatever holds what no definition should, tools that cannot be told apart, and programs that asked for the network. */
export function failOn(least: Severity): Failing {
  const counts = { tools: 0, texts: 0, names: 0, network: 0 };
  const named: string[] = [];
  const isOver = (severity: Severity) => compareSeverity(severity, least) >= 0;
  const foundIn = (holder: Parameters<typeof foundEvidence>[0]) => (isOver(findingSeverity) ? [...new Set(foundEvidence(holder).map(({ value }) => definitionFindings[value]))] : []);
  const name = (what: string, reasons: readonly string[]) => { if (named.length < mostNamed) named.push(`${what} (${reasons.join(', ')})`); };
  return {
    add: ({ server, tools, texts, collisions, network }) => {
      for (const tool of tools) {
        const reasons = [...(isOver(tool.headline) ? [tool.headline] : []), ...foundIn(tool)];
        if (reasons.length === 0) continue;
        counts.tools += 1;
        name(`${server}/${tool.name}`, reasons);
      }
      const reasons = texts === undefined ? [] : foundIn(texts);
      if (reasons.length > 0) {
        counts.texts += 1;
        name(`texts of ${server}`, reasons);
      }
      const alike = isOver(findingSeverity) ? collisions ?? [] : [];
      if (alike.length > 0) {
        counts.names += 1;
        name(`names of ${server}`, alike.slice(0, mostNamed).map(({ tools: those }) => those.slice(0, mostNamed).join(' and ')));
      }
      const calls = isOver(findingSeverity) ? network?.findings ?? [] : [];
      if (calls.length === 0) return;
      counts.network += 1;
      name(`program of ${server}`, calls);
    },
    because: () => {
      const parts = [...(counts.tools === 0 ? [] : [sayCount(counts.tools, 'tool')]), ...(counts.texts === 0 ? [] : [`texts of ${sayCount(counts.texts, 'server')}`]), ...(counts.names === 0 ? [] : [`names of ${sayCount(counts.names, 'server')}`]), ...(counts.network === 0 ? [] : [`programs of ${sayCount(counts.network, 'server')}`])];
      const left = counts.tools + counts.texts + counts.names + counts.network - named.length;
      return parts.length === 0 ? null : `--fail-on ${least}: ${parts.join(' and ')}: ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
    },
  };
}

function sayCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
