import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { evaluateCel } from '../../languages/cel/evaluate-cel.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { approverRole } from '../../words/say-unasked.ts';
import { everybody } from './cerbos-policy.ts';
import { cerbosCondition, cerbosRules } from './cerbos-rules.ts';

/** For a caller without roles of their own, or with the one that approves: a deny that holds wins, then an allow; a condition that fails to evaluate does not hold. */
export function decideCerbos(data: Json, _serverKey: string, { tool, arguments: given, isApproved }: PolicyCall): PolicyAnswer {
  const roles = [everybody, ...(isApproved === true ? [approverRole] : [])];
  const request = { R: { attr: { arguments: given, tool_name: tool } } };
  const about = cerbosRules(data).map((rule, index) => ({ rule, because: `rule ${index + 1}` }))
    .filter(({ rule }) => stringsIn(rule, 'actions').some((action) => covers(action, `tools/call::${tool}`)));
  const holding = about.filter(({ rule }) => stringsIn(rule, 'roles').some((role) => roles.includes(role)) && holds(cerbosCondition(rule), request));
  const denying = holding.find(({ rule }) => dig(rule, 'effect') === 'EFFECT_DENY');
  if (denying !== undefined) return { outcome: 'deny', because: denying.because };
  const [allowing] = holding;
  if (allowing !== undefined) return { outcome: 'allow', because: allowing.because };
  const [first] = about;
  return first === undefined ? { outcome: 'unlisted', because: 'no rule is about it' } : { outcome: 'deny', because: `${first.because} asks for more`, depends: about.some(({ rule }) => dig(rule, 'effect') === 'EFFECT_ALLOW') };
}

function holds(condition: Json | undefined, request: JsonObject): boolean {
  if (condition === undefined) return true;
  const parsed = typeof condition === 'string' ? parseCel(condition) : null;
  return parsed !== null && evaluateCel(parsed, request) === true;
}

/** A star stands for anything but a colon, as in the documentation of Cerbos; other patterns are left to Cerbos. */
function covers(action: string, wanted: string): boolean {
  if (action === wanted || action === '*') return true;
  return action.includes('*') && new RegExp(`^${action.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('[^:]*')}$`, 'u').test(wanted);
}
