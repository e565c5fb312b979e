import type { Json } from '../../schema/json.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { textOf } from '../../schema/tool.ts';
import { classes, decisions, severities, termsOf } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import { code, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import type { ServerContext } from '../page-context.ts';
import { otherProducts, policyChoices } from '../products/policy-choices.ts';
import type { OtherProduct, PolicyChoice } from '../products/policy-choices.ts';
import { serverRequest } from '../products/policy-request.ts';
import { changesAddress, recordAddress, requestAddress, serverAddress, toolAddress } from '../words/addresses.ts';
import { confidenceFigure } from '../words/confidence-sentence.ts';
import { indexCounts, serverCounts } from '../words/count-sentences.ts';
import { counted } from '../words/counted.ts';
import { foundIn, foundLine } from '../words/definition-findings.ts';
import { sentence } from '../words/sentence.ts';
import { providerFacts } from '../words/provider-facts.ts';
import type { Fact } from '../words/provider-facts.ts';
import { advisoryRows } from './advisory-rows.ts';
import type { AdvisoryRow } from './advisory-rows.ts';
import { combinationView } from './combination-view.ts';
import type { CombinationView } from './combination-view.ts';
import { stateRows } from './state-rows.ts';
import type { StateRow } from './state-rows.ts';
import { textFindings } from './text-findings.ts';
import { variantRows } from './variant-rows.ts';
import type { VariantRows } from './variant-rows.ts';

/** Units of the instructions that stand open, and of a description in the table of the Markdown twin. */
const openInstructions = 600;
const aboutUnits = 120;

/** Everything on the page of a server but its table of tools, which the site makes sortable. */
export interface ServerView {
  root: string;
  title: string;
  about: string;
  worst: { severity: Severity; label: string } | null;
  /** How many of its definitions, and whether its other texts, hold what none should; empty for none. */
  foundTools: string;
  /** That its definitions are not kept, why, and what to do; null where they are. */
  withheld: Prose[] | null;
  /** Whether it is archived, deprecated, renamed or superseded. */
  states: StateRow[];
  /** What is published against its version; empty for nothing known. */
  advisories: AdvisoryRow[];
  advisoryBadge: string;
  counts: Prose[];
  combination: CombinationView;
  tools: { name: string; twin: string; about: string; severity: string; class: string; decision: string; confidence: string; tokens: string; found: string }[];
  /** Flags that change its tools. */
  variants: VariantRows;
  policies: PolicyChoice[];
  otherProducts: OtherProduct[];
  /** Where the browser finds what it makes the others from. */
  policyRequest: string;
  /** What the server says of itself. */
  claims: { label: string; value: string }[];
  instructions: { whole: string; open: string; isCut: boolean };
  /** What was found in these, in its prompts and in its resource templates. */
  found: Prose[];
  provider: Fact[];
  scan: string;
  /** The page of its changes, and of how many releases; null where no earlier version is recorded. */
  changes: { address: string; twin: string; says: string } | null;
  twins: { page: string; record: string; markdown: string };
  state: string;
}

/** What the page of a server says. */
export function serverView(context: ServerContext): ServerView {
  const { record, targets, edition, knowledge } = context;
  const root = '../';
  const worst = termsOf(severities).toReversed().find((severity) => record.counts.bySeverity[severity] > 0);
  const request = serverRequest(context);
  return {
    root, title: record.title, about: record.about,
    worst: worst === undefined ? null : { severity: worst, label: severities[worst].label },
    foundTools: foundWords(record),
    withheld: withheldWords(record),
    states: stateRows(record.states), advisories: advisoryRows(record.advisories), advisoryBadge: record.advisories === undefined ? '' : counted(record.advisories.length, 'known vulnerability', 'known vulnerabilities'),
    counts: [...serverCounts(record), ...indexCounts(edition, record)],
    combination: combinationView(record, root),
    tools: toolRows(context, root), variants: variantRows(record.variants),
    policies: record.tools.length === 0 ? [] : policyChoices(request, targets, context.verified), otherProducts: otherProducts(request, targets), policyRequest: `${root}${requestAddress(record.server)}`,
    claims: claimsOf(record.serverInfo), instructions: instructionsOf((record.instructions ?? '').trim()),
    found: record.texts === undefined ? [] : textFindings(record.texts, knowledge.rules),
    provider: providerFacts(record, root), scan: `toolrisk scan ${record.server}`, changes: changesOf(record, root),
    twins: { page: `${root}${serverAddress(record.server)}`, record: `${root}${recordAddress(record.server)}`, markdown: `${root}${serverAddress(record.server, 'md')}` },
    state: `toolrisk ${record.toolrisk}, rules ${record.rules}`,
  };
}

/** Without a verdict there is nothing to recommend: a person judges it where it runs. */
function withheldWords({ server, title, withheld }: ServerContext['record']): Prose[] | null {
  if (withheld === undefined) return null;
  return [
    say`${title} lists ${counted(withheld.tools, 'tool')}. Their definitions are not kept here, so none is judged: ${own(sentence(withheld.why))}`,
    say`On your machine, ${code(`toolrisk scan ${server}`)} starts it shut in, lists them and judges each; ${code(`toolrisk policy ${server}`)} makes the rules.`,
  ];
}

function changesOf({ server, releases }: ServerContext['record'], root: string): ServerView['changes'] {
  return releases === undefined ? null : { address: `${root}${changesAddress(server)}`, twin: `${root}${changesAddress(server, 'md')}`, says: `What ${counted(releases, 'release')} of it changed` };
}

function toolRows({ record }: ServerContext, root: string): ServerView['tools'] {
  return record.tools.map(({ slug, definition, assessment }) => {
    const shown = shownReading(assessment);
    return {
      name: definition.name, twin: `${root}${toolAddress(record.server, slug, 'md')}`, about: shortened(textOf(definition.description).trim(), aboutUnits),
      severity: severities[shown.severity].label, class: classes[shown.class].label, decision: decisions[assessment.decision].label,
      confidence: confidenceFigure(assessment), tokens: assessment.tokens?.toLocaleString('en') ?? '–', found: foundLine(assessment),
    };
  });
}

function foundWords({ tools, texts }: ServerContext['record']): string {
  const found = tools.filter(({ assessment }) => foundIn(assessment) !== '').length;
  const places = [...(found === 0 ? [] : [counted(found, 'definition')]), ...(texts === undefined ? [] : ['its other texts'])];
  return places.length === 0 ? '' : `Findings in ${places.join(' and ')}`;
}

/** The self-reported name, title and version, where they are text. */
function claimsOf(info: ServerContext['record']['serverInfo']): ServerView['claims'] {
  const claims: [string, Json | undefined][] = [['Name', info?.['name']], ['Title', info?.['title']], ['Version', info?.['version']]];
  return claims.flatMap(([label, value]) => (typeof value === 'string' && value.trim() !== '' ? [{ label, value: shortened(value, 200) }] : []));
}

function instructionsOf(whole: string): ServerView['instructions'] {
  const isCut = whole.length > openInstructions;
  return { whole, open: isCut ? shortened(whole, openInstructions) : whole, isCut };
}
