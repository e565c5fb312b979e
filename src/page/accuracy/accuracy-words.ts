import type { AccuracyRecord, AccuracySet } from '../../schema/accuracy.ts';
import { countsText, intervalText } from '../../text/share-text.ts';
import { counted } from '../words/counted.ts';

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
  facets: {
    title: 'Facets, development set',
    says: 'What a tool reads, sends and changes, and what to do with it. The mistakes were looked at while the rules for facets were written.',
  },
  'facets-held-out': {
    title: 'Facets, held-out set',
    says: 'Other tools of the same servers, with the class too. Nobody has looked which verdicts on these labels differ, and only counts are given; but the rules have seen other tools of these servers, and a few of these tools have a class in another set.',
  },
};

/** What the one figure for people was counted on, and what it costs to be that careful. */
export function headlineGround({ tools, servers, friction }: AccuracyRecord['headline']): string {
  const asked = friction.of === 0 ? '' : ` Of ${counted(friction.of, 'plain read')} of low severity it stops ${friction.right} to ask (95 % interval ${intervalText(friction)}).`;
  return `Counted on ${counted(tools, 'tool')} of ${counted(servers, 'server')} that nobody may tune on, each once, by the balanced posture.${asked} Each set apart:`;
}

/** How many verdicts differ, and how many of these are listed. */
export function differingSentence({ set, figures, differing, disagreements }: AccuracySet): string {
  const what = set === 'facets' || set === 'facets-held-out' ? 'in anything that is labelled' : 'in class or severity';
  const said = `${countsText({ right: differing, of: figures.tools })} verdicts differ from their label ${what}`;
  if (disagreements === null) return `${said}; which ones is not listed.`;
  const unlisted = differing - disagreements.length;
  return `${said}${unlisted === 0 ? '' : `; ${unlisted} of these are about tools of closed sets and not listed`}.`;
}

/** A mean over servers. */
export function meanSentence(perServer: number): string {
  return `Reading told from changing, averaged over servers: ${(100 * perServer).toFixed(1)} %.`;
}

/** What was measured, how, and what the figures cannot tell. */
export function accuracyAbout({ sets }: AccuracyRecord): { title: string; says: string }[] {
  const isOfFacets = ({ figures }: AccuracySet) => figures.decisionExact.of > 0;
  const sum = (of: (set: AccuracySet) => number, among = sets.filter((set) => !isOfFacets(set))) => among.reduce((total, set) => total + of(set), 0);
  const changing = sum(({ figures }) => figures.dangerousMisses.of);
  const tools = sum(({ figures }) => figures.tools);
  const facets = sum(({ figures }) => figures.tools, sets.filter(isOfFacets));
  return [
    { title: 'What was labelled', says: `Class and severity of ${counted(tools, 'tool')} of ${counted(sum(({ figures }) => figures.servers), 'server')} of the catalog. Servers were drawn and cut by chance into those that may be looked at and those that may not, before anything was labelled; of the latter, the ones met before are a set of their own.${facets === 0 ? '' : ` What a tool reads, sends and changes, and what to do with it, of ${counted(facets, 'tool')} of these servers, in sets of their own.`}` },
    { title: 'Who labelled', says: 'One reader at a time, a language model, by written guides (test/labels/README.md, test/labels/facets.md), from name, description and parameters, without seeing a verdict. Tools of other servers that a second reader labelled are counted below. Where another answer can be defended, the label names it; where both can, of what a tool reads and sends, either is right.' },
    { title: 'What was judged', says: 'The recorded definitions, beside the other tools of their server. Hints of authors were taken out, so the figures are of names, descriptions and schemas alone.' },
    { title: 'The mix', says: `Tools that change something were drawn more often than they occur: ${changing} of ${tools} of those labelled with a class. Shares over all tools are of this mix. Dangerous misses, over-warnings and recall do not depend on it.` },
    { title: 'The intervals', says: 'Each is a 95 % interval (Wilson). It takes tools for independent; tools of one server are alike, so the truth is somewhat less certain than that.' },
    { title: 'What none of this tells', says: 'Whether a server does what its definitions say. Labels and verdicts both come from the definition.' },
  ];
}
