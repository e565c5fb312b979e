import type { Combination } from '../../schema/verdict/assessment.ts';
import type { ServerRecord } from '../../schema/catalog/record.ts';
import { flags } from '../../schema/vocabulary.ts';
import { code, listed, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { toolAddress } from '../words/addresses.ts';

/** The worst combination of a server's tools. */
export interface CombinationView {
  isComplete: boolean;
  says: Prose[];
  legs: { label: string; says: string; tools: { name: string; address: string; twin: string }[]; left: number }[];
}

/** Tools named per leg. */
const mostNamed = 8;

const legs: Record<keyof Combination['suppliers'], { label: string; says: string; missing: string }> = {
  readsPrivate: { label: 'Private data', says: flags['reads-private'], missing: 'returns private data' },
  readsUntrusted: { label: 'Untrusted content', says: flags['reads-untrusted'], missing: 'returns what strangers can write' },
  externalComm: { label: 'A way out', says: flags['external-comm'], missing: 'carries data outside' },
};

/** Private data, untrusted content and a way out in one session: who supplies each, and what is missing. */
export function combinationView({ combination, tools, server }: ServerRecord, root: string): CombinationView {
  const slugs = new Map(tools.map((tool) => [tool.definition.name, tool.slug]));
  const names = Object.keys(legs) as (keyof Combination['suppliers'])[];
  const missing = names.filter((leg) => combination.suppliers[leg].length === 0);
  return {
    isComplete: combination.complete,
    says: combination.complete ? [...completeWords, ...cutWords(combination)] : [missingWords(missing.map((leg) => say`${own(legs[leg].missing)}`)), ...unknownWords(tools)],
    legs: names.map((leg) => ({
      label: legs[leg].label, says: legs[leg].says, left: Math.max(0, combination.suppliers[leg].length - mostNamed),
      tools: combination.suppliers[leg].slice(0, mostNamed).flatMap((name) => {
        const slug = slugs.get(name);
        return slug === undefined ? [] : [{ name, address: `${root}${toolAddress(server, slug)}`, twin: `${root}${toolAddress(server, slug, 'md')}` }];
      }),
    })),
  };
}

const completeWords: Prose[] = [
  say`This server alone brings all three: an agent can read private data, read text that a stranger wrote, and send something out.`,
  say`Instructions hidden in that text can make it send the private data. Split the tools over sessions, or let a person see every call that sends.`,
];

/** The fewest tools that break the combination, by name. */
function cutWords({ cut = [] }: Combination): Prose[] {
  if (cut.length === 0) return [];
  const named = cut.slice(0, mostNamed).map((name) => say`${code(name)}`);
  const left = cut.length - named.length;
  return [say`Fewest to deny or gate: ${listed([...named, ...(left > 0 ? [say`${left} more`] : [])], 'and')}. Without ${cut.length === 1 ? 'it' : 'them'} one of the three is gone.`];
}

function missingWords(missing: Prose[]): Prose {
  if (missing.length === 0) return say`All three are there, but not in a combination that the rules count.`;
  return say`The combination is incomplete: no tool is known that ${listed(missing, 'or')}. Another server in the same session can supply what is missing.`;
}

function unknownWords(tools: ServerRecord['tools']): Prose[] {
  const unknown = tools.filter((tool) => tool.assessment.class === 'unclassified').length;
  if (unknown === 0) return [];
  return [say`${unknown === 1 ? 'One tool is' : `${unknown} tools are`} unclassified and may supply it as well.`];
}
