import type { CatalogIndex } from '../schema/catalog/record.ts';
import { head } from './media/head.ts';
import { counted } from './words/counted.ts';

/** The words of the home page. */
export interface HomeTexts {
  head: string;
  title: string;
  lead: string;
  counts: string;
  withoutScript: string;
  method: { title: string; parts: { title: string; says: string }[] };
  state: string;
}

/** How verdicts come about, in short. */
const method: HomeTexts['method']['parts'] = [
  { title: 'The definition is the evidence', says: 'A server lists its tools with names, descriptions and input schemas. toolrisk records that list word for word and judges by it: not by source code, not by reputation, not by what the author may have meant.' },
  { title: 'Rules, not a model', says: 'Rules written by people look for words and shapes in a definition. Each one names what it claims and the words it stands on, and carries cases that prove it. The same definition always gets the same verdict, and every page prints the steps to it.' },
  { title: 'Class and severity are two questions', says: 'The class says what a call does; the severity says how bad one mistaken call can get. A tool that only reads is High when it returns secrets. Where a worse reading is plausible, the page shows that one, and the likelier one as a note.' },
  { title: 'The recommendation follows both, and more', says: 'Low runs, medium is limited, high waits for a person, critical does not run. Some things ask whatever their severity: mail that cannot be called back, credentials in an answer, private data, strangers’ words and a way out in one tool, a definition that speaks to the model. The page gives the reason.' },
  { title: 'Unknown stays unknown', says: 'A tool whose definition does not say enough is Unclassified. It counts as High and is never allowed by default, until its definition or a reviewed correction says more.' },
  { title: 'Hints are hearsay', says: 'Authors may declare that a tool only reads. Such a hint can raise a verdict; alone it never lowers one, and a hint that contradicts the definition is a finding.' },
  { title: 'What this is not', says: 'It is no scan for vulnerabilities and no judgement on an author. A correct, well-made tool that deletes things is Destructive because that is what it is for. A definition can also lie: what a server really does, only running it can show.' },
  { title: 'Offline', says: 'Pages are built from recorded lists, without network, clock or chance. Nothing on this site sends what you type or read anywhere, and the command line judges your own servers on your own machine.' },
];

/** What the home page says. */
export function homeTexts(index: CatalogIndex): HomeTexts {
  const { toolrisk, rules } = index;
  const lead = 'What every tool of an MCP server can do, how bad one call can get, and why. Each tool comes with the rule to paste into the product you already use.';
  return {
    head: head('What can this MCP tool do?', lead), title: 'What can this MCP tool do?', lead,
    counts: countsOf(index),
    withoutScript: 'Searching needs JavaScript. The servers below link to every tool.',
    method: { title: 'How verdicts come about', parts: method }, state: `toolrisk ${toolrisk}, rules ${rules}`,
  };
}

/** What was judged, and what is only counted: servers whose licence allows no copy of their definitions. */
function countsOf({ counts, servers }: CatalogIndex): string {
  const withheld = servers.flatMap((server) => server.withheld ?? []);
  const judged = `${counted(counts.tools, 'tool')} of ${counted(servers.length - withheld.length, 'server')}.`;
  return withheld.length === 0 ? judged : `${judged} Of ${counted(withheld.length, 'more server')}, ${counted(withheld.reduce((sum, each) => sum + each, 0), 'tool')} are counted: their licences allow no copy of what they say.`;
}
