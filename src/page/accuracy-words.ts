import type { AccuracyRecord, AccuracySet } from '../schema/accuracy.ts';
import { counted } from './counted.ts';

/** The sets of labels, in words. */
export const accuracySets: Record<AccuracySet['set'], { title: string; says: string }> = {
  dev: {
    title: 'Development set',
    says: 'Its mistakes were looked at while the rules were written. It shows how well the rules fit what they were written with, not how well they do on the next server.',
  },
  'held-out': {
    title: 'Held-out set',
    says: 'Servers of which no version occurs in the public definitions that rules and words were written from. Only counts are given, and not which verdicts differ, so that nobody begins to tune on them; the list was printed once, when the command that measures was tried out, and no rule followed from it.',
  },
  met: {
    title: 'Servers met before',
    says: 'Servers some of whose tools, most in older versions, stand in those public definitions too. Which verdicts on these labels differ was treated as for the held-out set; but the rules have seen tools like them.',
  },
};

/** What was measured, how, and what the figures cannot tell. */
export function accuracyAbout({ sets }: AccuracyRecord): { title: string; says: string }[] {
  const sum = (of: (set: AccuracySet) => number) => sets.reduce((total, set) => total + of(set), 0);
  const changing = sum(({ figures }) => figures.dangerousMisses.of);
  const tools = sum(({ figures }) => figures.tools);
  return [
    { title: 'What was labelled', says: `${counted(tools, 'tool')} of ${counted(sum(({ figures }) => figures.servers), 'server')} of the catalog. Servers were drawn and cut by chance into those that may be looked at and those that may not, before anything was labelled; of the latter, the ones met before are a set of their own.` },
    { title: 'Who labelled', says: 'One reader, a language model, by a written guide (test/labels/README.md), from name, description and parameters, without seeing a verdict. Tools of other servers that a second reader labelled are counted below. Where another class can be defended, the label names it.' },
    { title: 'What was judged', says: 'The recorded definitions, beside the other tools of their server. Hints of authors were taken out, so the figures are of names, descriptions and schemas alone.' },
    { title: 'The mix', says: `Tools that change something were drawn more often than they occur: ${changing} of ${tools}. Shares over all tools are of this mix. Dangerous misses, over-warnings and recall do not depend on it.` },
    { title: 'The intervals', says: 'Each is a 95 % interval (Wilson). It takes tools for independent; tools of one server are alike, so the truth is somewhat less certain than that.' },
    { title: 'What none of this tells', says: 'Whether a server does what its definitions say. Labels and verdicts both come from the definition.' },
  ];
}
