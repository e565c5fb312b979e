import type { Json } from '../../schema/json.ts';
import type { PolicyFinding } from '../../schema/policy-check.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import { fillMarks } from '../arguments/fill-marks.ts';
import { sayName } from '../words/say-name.ts';
import type { CheckedServer, InstalledPolicy } from './check-request.ts';
import { holdsCap } from './placeholder-cap.ts';

type Arguments = Record<string, Json>;

/** Placeholders that still stand in a file, and, where limits are wanted, tools whose calls no limit stops. */
export function checkPlaceholders(installed: InstalledPolicy, server: CheckedServer): PolicyFinding[] {
  return [...marksIn(installed.text), ...server.filled.flatMap((item) => amountOf(item, installed, server)), ...(server.wantsFill ? unbound(installed, server) : [])];
}

/** Patterns escape some of their characters; what stands in a comment does not count. */
function marksIn(text: string): PolicyFinding[] {
  const bare = text.split('\n').filter((line) => !/^\s*(#|\/\/)/.test(line)).join('\n').replaceAll('\\', '');
  return Object.values(fillMarks).filter((mark) => bare.includes(mark)).map((mark) => (
    { kind: 'unfilled', entry: mark, says: `The placeholder ${mark} still stands in the file; until it is replaced, no call of its tools is let through.` }));
}

/** An amount has no value that nobody would use; a cap of nothing is taken for one that was not filled in. */
function amountOf(item: PolicyItem, installed: InstalledPolicy, server: CheckedServer): PolicyFinding[] {
  const fills = (item.only ?? []).filter(({ fill }) => fill);
  const amounts = fills.filter(({ test }) => test === 'at-most');
  const placeholders = argumentsOf(item.only ?? [], passing);
  if (amounts.length === 0) return [];
  const { target, data } = installed;
  const isZero = isDenied(installed, server, item.name, placeholders)
    ? (cap: ArgumentRule) => holdsCap(target, data, server.request.serverKey, item.name, cap)
    : ({ parameter }: ArgumentRule) => isDenied(installed, server, item.name, { ...placeholders, [parameter]: 1 });
  return amounts.filter(isZero).map(({ parameter }) => (
    { kind: 'unfilled', tool: item.name, severity: item.severity, entry: parameter, says: `The cap on ${sayName(parameter)} of ${sayName(item.name)} is still 0: put in the most that one call may move.` }));
}

/** Tools whose arguments the product could bound, and does not: a call with values nobody chose goes through. */
function unbound({ target, data, text }: InstalledPolicy, server: CheckedServer): PolicyFinding[] {
  const recommended = { target, text, data: target.build({ ...server.request, items: server.filled }).data };
  return server.filled.flatMap((item): PolicyFinding[] => {
    const fills = (item.only ?? []).filter(({ fill }) => fill);
    const given = argumentsOf(fills, unchosen);
    if (fills.length === 0 || !isDenied(recommended, server, item.name, given) || isDenied({ target, data, text }, server, item.name, given)) return [];
    const parameters = fills.map(({ parameter }) => sayName(parameter)).join(', ');
    return [{ kind: 'laxer', tool: item.name, severity: item.severity, recommended: 'only values that you chose', found: 'any value', says: `${sayName(item.name)} (${item.severity}) takes any ${parameters}; recommended: only values that you chose.` }];
  });
}

function isDenied({ target, data }: InstalledPolicy, { request }: CheckedServer, tool: string, given: Arguments): boolean {
  return target.decide?.(data, request.serverKey, { tool, arguments: given }).outcome === 'deny';
}

function argumentsOf(rules: readonly ArgumentRule[], valueFor: (rule: ArgumentRule) => Json): Arguments {
  return Object.fromEntries(rules.map((rule) => [rule.parameter, valueFor(rule)]));
}

function passing({ test, values: [first = ''] }: ArgumentRule): Json {
  return test === 'host-one-of' ? `https://${String(first)}/` : test === 'not-private-host' ? 'https://example.com/' : first;
}

const unchosenValues: Record<ArgumentRule['test'], Json> = {
  'at-most': Number.MAX_SAFE_INTEGER, 'starts-with': '/nobody/chose/this', 'one-of': 'nobody-chose-this', 'host-one-of': 'https://nobody-chose-this.invalid/',
  'not-private-host': 'https://example.com/', equals: true,
};

function unchosen({ test }: ArgumentRule): Json {
  return unchosenValues[test];
}
