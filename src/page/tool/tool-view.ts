import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { textOf } from '../../schema/tool.ts';
import { classes, decisions, severities, subBadges } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { shortened } from '../../text/visible.ts';
import type { Prose } from '../media/prose.ts';
import type { ToolContext } from '../page-context.ts';
import { otherProducts, policyChoices } from '../products/policy-choices.ts';
import type { OtherProduct, PolicyChoice } from '../products/policy-choices.ts';
import { toolRequest } from '../products/policy-request.ts';
import { recordAddress, serverAddress, toolAddress } from '../words/addresses.ts';
import { explainCommand } from '../words/commands.ts';
import { confidenceFigure, confidenceSentence } from '../words/confidence-sentence.ts';
import { indexCounts, serverCounts } from '../words/count-sentences.ts';
import { foundIn, foundSentences } from '../words/definition-findings.ts';
import { milderFigure } from '../words/milder-words.ts';
import { providerFacts } from '../words/provider-facts.ts';
import type { Fact } from '../words/provider-facts.ts';
import { tokenSentence } from '../words/token-sentence.ts';
import { advisoryRows } from '../server/advisory-rows.ts';
import type { AdvisoryRow } from '../server/advisory-rows.ts';
import { actionRows } from './action-rows.ts';
import type { ActionRow } from './action-rows.ts';
import { attackCards } from './attack-cards.ts';
import type { AttackCard } from './attack-cards.ts';
import { correctionWords } from '../words/correction-words.ts';
import { doesSentences } from './does-sentences.ts';
import { strengthWords } from './evidence-findings.ts';
import { evidenceQuotes } from './evidence-quotes.ts';
import type { Quote } from './evidence-quotes.ts';
import { facetRows } from './facet-rows.ts';
import type { FacetRow } from './facet-rows.ts';
import { hintRows } from './hint-rows.ts';
import type { HintRow } from './hint-rows.ts';
import { parameterRows } from './parameter-rows.ts';
import type { ParameterTable } from './parameter-rows.ts';
import { questions } from './questions.ts';
import type { Question } from './questions.ts';
import { relatedRows } from './related-rows.ts';
import type { RelatedRow } from './related-rows.ts';
import { reportLink } from './report-link.ts';
import { flagSentences, whySentences } from './why-sentences.ts';

/** What stands in the place of evidence. */
const noEvidence = {
  unknown: 'No rule found anything in it that settles what a call does.',
  elsewhere: 'The verdict rests on no words of the definition; its derivation says what it rests on.',
};

/** Units of a description that stand open on the page. */
const openDescription = 420;

/** Everything on the page of a tool, in reading order; both skins print it. */
export interface ToolView {
  /** From the page to the root of the site. */
  root: string;
  name: string;
  title: string | null;
  server: { title: string; address: string; twin: string };
  verdict: {
    severity: Severity; severityLabel: string; class: string; isUnknown: boolean;
    subBadges: { label: string; says: string }[];
    decision: string; confidence: string; milder: string | null;
  };
  /** The server's words: whole, and what of them stands open. */
  description: { whole: string; open: string; isCut: boolean };
  does: Prose[];
  why: Prose[];
  flags: Prose[];
  /** What its definition holds that none should: in a few words, and by place. */
  found: { badge: string; says: Prose[] };
  /** What is published against its server in this version, as far as it is in this tool. */
  advisories: AdvisoryRow[];
  quotes: Quote[];
  strengths: { label: string; says: string }[];
  noEvidence: string;
  attacks: AttackCard[];
  policies: PolicyChoice[];
  otherProducts: OtherProduct[];
  /** Where the browser finds what it makes the others from. */
  policyRequest: string;
  derivation: { says: string; result: string; step: string; id: string }[];
  /** What a person corrected; null where nobody did. */
  corrected: { says: Prose; because: string } | null;
  confidence: Prose;
  facets: FacetRow[];
  actions: ActionRow[];
  parameters: ParameterTable;
  hints: HintRow[];
  related: RelatedRow[];
  questions: Question[];
  provider: Fact[];
  counts: Prose[];
  tokens: Prose;
  hash: string;
  explain: string;
  report: string;
  twins: { page: string; json: string; markdown: string; record: string };
  state: string;
}

/** What the page of a tool says. */
export function toolView(context: ToolContext): ToolView {
  const { record, tool, targets } = context;
  const { definition, assessment } = tool;
  const root = '../../';
  const request = toolRequest(context);
  const policies = policyChoices(request, targets, context.verified);
  const quotes = evidenceQuotes(record, tool, context.knowledge.rules);
  return {
    root, name: definition.name, title: givenTitle(definition.title, definition.name),
    server: { title: record.title, address: `${root}${serverAddress(record.server)}`, twin: `${root}${serverAddress(record.server, 'md')}` },
    verdict: verdictOf(context),
    description: descriptionOf(textOf(definition.description).trim()),
    does: doesSentences(context), why: whySentences(context), flags: flagSentences(context),
    found: { badge: foundIn(assessment), says: foundSentences(assessment, context.knowledge.rules) },
    advisories: advisoryRows(record.advisories?.filter(({ tools }) => tools === undefined || tools.includes(definition.name))),
    quotes, strengths: strengthWords(quotes), noEvidence: noEvidence[assessment.class === 'unclassified' ? 'unknown' : 'elsewhere'],
    attacks: attackCards(assessment, context.knowledge),
    policies, otherProducts: otherProducts(request, targets), policyRequest: `${root}${toolAddress(record.server, tool.slug, 'json')}`,
    derivation: assessment.derivation, corrected: correctionWords(assessment), confidence: confidenceSentence(context), facets: facetRows(assessment), actions: actionRows(assessment.actions),
    parameters: parameterRows(definition), hints: hintRows(tool), related: relatedRows(context, root),
    questions: questions(context, policies, root), provider: providerFacts(record, root), counts: [...serverCounts(record), ...indexCounts(context.edition, record)],
    tokens: tokenSentence(record, assessment), hash: tool.sha256, explain: explainCommand(record.server, definition.name), report: reportLink(tool, record),
    twins: {
      page: `${root}${toolAddress(record.server, tool.slug)}`, json: `${root}${toolAddress(record.server, tool.slug, 'json')}`,
      markdown: `${root}${toolAddress(record.server, tool.slug, 'md')}`, record: `${root}${recordAddress(record.server)}`,
    },
    state: `toolrisk ${record.toolrisk}, rules ${record.rules}`,
  };
}

function verdictOf({ tool: { assessment } }: ToolContext): ToolView['verdict'] {
  const shown = shownReading(assessment);
  return {
    severity: shown.severity, severityLabel: severities[shown.severity].label, class: classes[shown.class].label, isUnknown: shown.class === 'unclassified',
    subBadges: assessment.subBadges.map((label) => ({ label, says: subBadges[label] })),
    decision: decisions[assessment.decision].label, confidence: confidenceFigure(assessment), milder: milderFigure(assessment),
  };
}

function descriptionOf(whole: string): ToolView['description'] {
  const isCut = whole.length > openDescription;
  return { whole, open: isCut ? shortened(whole, openDescription) : whole, isCut };
}

/** A title, where it says more than the name. */
function givenTitle(title: ToolContext['tool']['definition']['title'], name: string): string | null {
  const given = textOf(title).trim();
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return given === '' || plain(given) === plain(name) ? null : given;
}
