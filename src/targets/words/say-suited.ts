import type { PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import { compareSeverity } from '../../schema/vocabulary.ts';
import type { SpelledItem } from '../names/spell-items.ts';
import { sayCount, sayList } from './say-count.ts';
import { sayName } from './say-name.ts';

/** Tools that one sentence names. */
const mostNamed = 5;

type Suited = SpelledItem & { meant: PolicyItem };

/** What was chosen for tools that should ask where nobody can be asked: said before all else. */
export function sayChosen(items: readonly SpelledItem[], product: string, isUnasked: boolean, { posture, run = [] }: Pick<PolicyRequest, 'posture' | 'run'>): string[] {
  const byName = changed(items).filter(isChosen);
  const refused = items.filter(({ item }) => item.isPoisoned === true && run.includes(item.name));
  const risky = isUnasked && posture === 'permissive' ? items.filter(({ item }) => compareSeverity(item.severity, 'high') >= 0 && (item.decision === 'allow' || item.decision === 'limit')) : [];
  return [
    ...sayOf(risky, (names) => `Posture permissive was chosen, and ${product} cannot wait for a person, so these high risks run without anybody looking: ${names}.`),
    ...sayOf(byName, (names) => `${product} cannot wait for a person, and you let run by name what should ask: ${names}.`),
    ...sayOf(refused, (names) => `Denied although you named it, for its definition holds what none should: ${names}.`),
  ];
}

/** What else a product makes of the recommendation. */
export function saySuited(items: readonly SpelledItem[], product: string): string[] {
  const all = changed(items);
  const tame = all.filter((one) => one.meant.decision === 'limit' && one.item.decision === 'allow' && !isChosen(one));
  const held = all.filter(({ item, meant }) => meant.decision === 'limit' && item.decision === 'ask');
  const poisoned = all.filter(({ item, meant }) => meant.isPoisoned === true && meant.decision === 'ask' && item.decision === 'deny');
  const isUnsaid = ({ item, meant }: Suited) => (meant.only ?? []).some((rule) => !(item.only ?? []).some(({ parameter }) => parameter === rule.parameter));
  const unsaid = all.filter((one) => one.meant.decision !== 'deny' && one.item.isPoisoned !== true && isUnsaid(one));
  const strict = all.filter(({ item, meant }) => meant.eased !== undefined && item.eased === undefined && item.decision === meant.decision);
  const listed = all.filter((one) => rulesThatBecame(one, 'host-one-of').length + rulesThatBecame(one, 'one-of').length > 0);
  const absent = all.flatMap((one) => rulesThatBecame(one, 'absent').map((parameter) => `${sayName(parameter)} of ${sayName(one.meant.name)}`));
  const open = items.filter(({ item }) => item.decision !== 'deny' && (item.unbound?.length ?? 0) > 0);
  return [
    ...sayOf(tame, (names) => `It runs what should be limited where that only reads, without a way out, a free address or path, or credentials: ${names}.`),
    ...sayOf(held, (names) => `What should be limited and can carry data out, or reads from a free address or path or credentials, is treated as what should ask: ${names}.`),
    ...sayOf(poisoned, (names) => `Denied, for nobody can be asked and the definition holds what none should: ${names}.`),
    ...sayOf(unsaid, (names) => `${product} cannot say a test of an argument that must be there, so every call ${unsaid.every(({ item }) => item.decision === 'deny') ? 'is denied' : 'asks'}: ${names}.`),
    ...sayOf(strict, (names) => `${product} cannot safely say which calls are harmless, so the stricter decision counts for every call: ${names}.`),
    ...sayOf(listed, (names) => `${product} cannot tell private addresses from others, so only hosts that you list are let through; fill in put-a-host-here.example: ${names}.`),
    ...(absent.length === 0 ? [] : [`${product} cannot look into some arguments that may be left out, so calls with them are denied: ${named(absent)}.`]),
    ...(open.length === 0 ? [] : [`No test bounds these arguments: ${open.map(({ item }) => `${sayList((item.unbound ?? []).map(sayName))} of ${sayName(item.name)}`).join('; ')}.`]),
  ];
}

/** Whether a tool runs only because a person named it: it should ask, or be limited where nothing limits it and it is not tame. */
function isChosen({ item, meant }: Suited): boolean {
  if (item.decision !== 'allow' && item.decision !== 'limit') return false;
  return meant.decision === 'ask' || (meant.decision === 'limit' && item.decision === 'allow' && meant.isTame !== true);
}

function changed(items: readonly SpelledItem[]): Suited[] {
  return items.filter((one): one is Suited => one.meant !== undefined && one.meant !== one.item);
}

/** Arguments whose test became another, stricter one. */
function rulesThatBecame({ item, meant }: Suited, test: 'host-one-of' | 'one-of' | 'absent'): string[] {
  const before = new Set((meant.only ?? []).filter((rule) => rule.test === test).map(({ parameter }) => parameter));
  return (item.only ?? []).filter((rule) => rule.test === test && !before.has(rule.parameter)).map(({ parameter }) => parameter);
}

function sayOf(items: readonly SpelledItem[], sentence: (names: string) => string): string[] {
  return items.length === 0 ? [] : [sentence(named(items.map(({ item }) => sayName(item.name))))];
}

function named(names: readonly string[]): string {
  return names.length <= mostNamed ? sayList(names) : sayList([...names.slice(0, mostNamed), sayCount(names.length - mostNamed, 'other')]);
}
