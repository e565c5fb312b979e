import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { JsonObject } from '../../schema/json.ts';
import { isSecondRound } from '../../schema/knowledge/rule.ts';
import type { Rule, RuleCase } from '../../schema/knowledge/rule.ts';
import type { FacetCondition } from '../../schema/knowledge/tables.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { collectFacts } from '../facts/collect-facts.ts';
import { addConcludedFacts } from '../facts/concluded-facts.ts';
import type { Facts } from '../facts/fact.ts';
import { findDomains } from '../facts/find-domains.ts';
import { splitName } from '../facts/name/split-name.ts';
import { firstRound } from '../rules/judge-facts.ts';
import { contextOf } from '../facts/context.ts';
import { compileRule, compileRules } from '../rules/compile-rules.ts';
import { matchRule } from '../rules/match-rules.ts';
import { rowDecides } from '../verdict/decide.ts';
import { facetHolds } from '../verdict/facet-holds.ts';
import { rowHolds } from '../verdict/look-up-confidence.ts';
import { settleFacets } from '../verdict/settle-facets.ts';
import type { Settled } from '../verdict/settle-facets.ts';

/** Every case of every rule, attack and table row that does not hold; none when all knowledge proves itself. */
export function checkCases(knowledge: Knowledge): PlaceError[] {
  return [
    ...Object.entries(knowledge.rules).flatMap(([id, rule]) => ruleErrors(id, rule, knowledge)),
    ...Object.entries(knowledge.attacks).flatMap(([id, { exposed, cases }]) => [
      ...wrong(`attacks/${id}.yaml`, cases.exposed, (flags) => flags.some((flag) => exposed.any.includes(flag)), true),
      ...wrong(`attacks/${id}.yaml`, cases.safe, (flags) => flags.some((flag) => exposed.any.includes(flag)), false),
    ]),
    ...domainErrors(knowledge),
    ...tableErrors(knowledge),
  ];
}

function ruleErrors(id: string, rule: Rule, knowledge: Knowledge): PlaceError[] {
  const compiled = compileRule(id, rule, knowledge.lexicon);
  const matches = (written: RuleCase) => {
    const tool = toolOfCase(written);
    const facts = collectFacts(tool, contextOf({ server: written.server ?? 'example', tools: [tool] }, knowledge));
    const match = matchRule(compiled, isSecondRound(rule) ? withConclusions(facts, knowledge) : facts);
    return match !== null && match.because === null;
  };
  return [...wrong(`rules/${id}.yaml`, rule.cases.match, matches, true), ...wrong(`rules/${id}.yaml`, rule.cases.pass, matches, false)];
}

function withConclusions(facts: Facts, knowledge: Knowledge): Facts {
  const { evidence } = firstRound(facts, knowledge);
  if (evidence.length > 0) addConcludedFacts(facts, settleFacets(evidence), evidence, compileRules(knowledge).asked);
  return facts;
}

/** The domains whose cases do not hold. */
function domainErrors({ domains }: Knowledge): PlaceError[] {
  return Object.entries(domains).flatMap(([id, { cases }]) => {
    const isFound = ({ server, about = '', tools }: (typeof cases.match)[number]) => findDomains({ tokens: splitName(server), text: server, about, tools: tools.map(splitName) }, domains).some(({ domain }) => domain === id);
    return [...wrong(`domains/${id}.yaml`, cases.match, isFound, true), ...wrong(`domains/${id}.yaml`, cases.pass, isFound, false)];
  });
}

function tableErrors({ severity, decisions, confidence }: Knowledge): PlaceError[] {
  const holds = (when: FacetCondition, unless?: FacetCondition) => (facets: FacetCondition) => {
    const settled = settledOf(facets);
    return facetHolds(when, settled) && !(unless !== undefined && facetHolds(unless, settled));
  };
  const both = <T>(place: string, cases: { match: T[]; pass: T[] }, check: (value: T) => boolean) => [...wrong(place, cases.match, check, true), ...wrong(place, cases.pass, check, false)];
  const severityRows = [
    ...Object.entries(severity.rows).map(([id, row]) => ({ id, cases: row.cases, check: holds({ ...row.when, effects: row.effect }) })),
    ...Object.entries(severity.modifiers).map(([id, row]) => ({ id, cases: row.cases, check: holds(row.when, row.unless) })),
    ...Object.entries({ ...severity.floors, ...severity.ceilings }).map(([id, row]) => ({ id, cases: row.cases, check: holds(row.when) })),
  ];
  return [
    ...severityRows.flatMap(({ id, cases, check }) => both(`severity.yaml: ${id}`, cases, check)),
    ...Object.entries(decisions.rows).flatMap(([id, row]) => both(`decisions.yaml: ${id}`, row.cases, ({ class: riskClass, severity: rated, ...facets }) => (
      rowDecides(row, { class: riskClass, severity: rated, settled: settledOf(facets) })))),
    ...Object.entries(confidence.rows).flatMap(([id, row]) => both(`confidence.yaml: ${id}`, row.cases, (agreement) => rowHolds(row, agreement))),
  ];
}

function wrong<T>(place: string, cases: readonly T[], check: (value: T) => boolean, wanted: boolean): PlaceError[] {
  return cases.filter((value) => check(value) !== wanted)
    .map((value) => new PlaceError(place, `the case ${JSON.stringify(value)} ${wanted ? 'must match and does not' : 'must pass and matches'}`, 'Correct the rule or the case.'));
}

/** Facets of an imagined tool, as a condition writes them. */
function settledOf(written: FacetCondition): Settled {
  const { effects, flags, ...facets } = written as Record<string, string | string[]>;
  return { facets: { ...facets, effects: [effects ?? []].flat() }, flags: [flags ?? []].flat() } as unknown as Settled;
}

/** The tool a case writes: parameters by name are strings. */
export function toolOfCase({ input, output, server: _server, ...rest }: RuleCase): ToolDefinition {
  const strings = (names: string[]) => Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const schema = input === undefined ? {} : Array.isArray(input) ? { type: 'object', properties: strings(input) }
    : 'type' in input ? input : { type: 'object', properties: input };
  return {
    ...rest as ToolDefinition, inputSchema: schema as JsonObject,
    ...(output !== undefined && { outputSchema: { type: 'object', properties: strings(output) } as JsonObject }),
  };
}
