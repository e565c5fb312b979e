import type { Json } from '../../schema/json.ts';
import type { PolicyFinding } from '../../schema/policy-check.ts';
import type { ArgumentRule, PolicyItem } from '../../schema/policy.ts';
import { fillMarks } from '../arguments/filling/fill-marks.ts';
import { sayName } from '../words/say-name.ts';
import type { CheckedServer, InstalledPolicy } from './check-request.ts';
import { filledValues } from './filled-values.ts';
import { passingCall } from './passing-call.ts';
import type { Arguments, PassingCall } from './passing-call.ts';
import { besideFilled } from './wrong-fills.ts';

/** Placeholders that still stand in a file, values that let through more than was meant, and, where limits are wanted, tools whose calls no limit stops. */
export function checkPlaceholders(installed: InstalledPolicy, server: CheckedServer): PolicyFinding[] {
  const filled = server.filled.map((item) => installed.target.suit(item, server.request)).flatMap((item): PolicyFinding[] => {
    const fills = (item.only ?? []).filter(({ fill }) => fill);
    const call = fills.length === 0 ? null : passingCall(item.only ?? [], filledValues(installed, item.name), (given) => isDenied(installed, server, item.name, given));
    return call === null ? [] : [...wrongFills(item, fills, call), ...zeroCaps(item, fills, call)];
  });
  return [...marksIn(installed, server), ...filled, ...(server.wantsFill ? unbound(installed, server) : [])];
}

/** A placeholder that is recommended as it stands, for a language without a better test, is no finding where nobody wants to fill in. */
function marksIn({ target, text }: InstalledPolicy, { request, wantsFill }: CheckedServer): PolicyFinding[] {
  const bare = withoutComments(text);
  const recommended = wantsFill ? '' : withoutComments(target.print(target.build(request).data));
  return Object.values(fillMarks).filter((mark) => bare.includes(mark) && !recommended.includes(mark)).map((mark) => (
    { kind: 'unfilled', entry: mark, says: `The placeholder ${mark} still stands in the file; until it is replaced, no call of its tools is let through.` }));
}

/** Patterns escape some of their characters; what stands in a comment does not count. */
function withoutComments(text: string): string {
  return text.split('\n').filter((line) => !/^\s*(#|\/\/)/.test(line)).join('\n').replaceAll('\\', '');
}

/** Values beside a filled-in one that go through with it: the first of each argument. */
function wrongFills(item: PolicyItem, fills: readonly ArgumentRule[], { passes, values }: PassingCall): PolicyFinding[] {
  return fills.filter((rule) => !passes(rule, unchosenValues[rule.test])).flatMap((rule): PolicyFinding[] => {
    for (const value of values(rule)) {
      const open = besideFilled(rule, value).find(({ value: beside }) => passes(rule, beside));
      if (open === undefined) continue;
      const parameter = sayName(rule.parameter);
      return [{
        kind: 'laxer', tool: item.name, severity: item.severity, entry: String(value), recommended: 'only values that you chose', found: String(open.value),
        says: `${sayName(item.name)} (${item.severity}) takes more than ${sayName(String(value))} as ${parameter}: ${sayName(String(open.value))} goes through too; ${open.how}.`,
      }];
    }
    return [];
  });
}

/** An amount has no value that nobody would use; a cap that lets nothing through is taken for one that was not filled in. */
function zeroCaps(item: PolicyItem, fills: readonly ArgumentRule[], { passes }: PassingCall): PolicyFinding[] {
  return fills.filter((rule) => rule.test === 'at-most' && passes(rule, 0) && !passes(rule, 1)).map(({ parameter }) => (
    { kind: 'unfilled', tool: item.name, severity: item.severity, entry: parameter, says: `The cap on ${sayName(parameter)} of ${sayName(item.name)} is still 0: put in the most that one call may move.` }));
}

/** Tools whose arguments the product could bound, and does not: a call with values nobody chose goes through. */
function unbound(installed: InstalledPolicy, server: CheckedServer): PolicyFinding[] {
  const recommended = { ...installed, data: installed.target.build({ ...server.request, items: server.filled }).data };
  return server.filled.flatMap((item): PolicyFinding[] => {
    const fills = (item.only ?? []).filter(({ fill }) => fill);
    const given = unchosenArguments(item);
    const open = fills.filter((rule) => goesThrough(installed, server, item.name, { ...given, [rule.parameter]: unchosen(rule) }));
    if (open.length === 0 || goesThrough(recommended, server, item.name, given)) return [];
    const parameters = open.map(({ parameter }) => sayName(parameter)).join(', ');
    return [{ kind: 'laxer', tool: item.name, severity: item.severity, recommended: 'only values that you chose', found: 'any value', says: `${sayName(item.name)} (${item.severity}) takes any ${parameters}; recommended: only values that you chose.` }];
  });
}

function goesThrough(installed: InstalledPolicy, server: CheckedServer, tool: string, given: Arguments): boolean {
  return !isDenied(installed, server, tool, given);
}

/** Denied also to callers with the role that the policy may ask for. */
function isDenied({ target, data }: InstalledPolicy, { request }: CheckedServer, tool: string, given: Arguments): boolean {
  return target.decide?.(data, request.serverKey, { tool, arguments: given, isApproved: true }).outcome === 'deny';
}

const unchosenValues: Record<ArgumentRule['test'], Json> = {
  'at-most': Number.MAX_SAFE_INTEGER, 'starts-with': '/nobody/chose/this', 'one-of': 'nobody-chose-this', 'host-one-of': 'https://nobody-chose-this.example.org/',
  'not-private-host': 'https://example.com/', equals: true, absent: 'nobody-chose-this',
};

/** A call with values that nobody would choose, for every limit that a person is to fill in. */
export function unchosenArguments({ only = [] }: PolicyItem): Arguments {
  return Object.fromEntries(only.filter(({ fill }) => fill).map((rule) => [rule.parameter, unchosen(rule)]));
}

function unchosen({ test, list, asText }: ArgumentRule): Json {
  const value = unchosenValues[test];
  return list === 'only' ? [value] : asText === true ? '999999999999' : value;
}
