import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { evaluateCel } from '../../languages/cel/evaluate-cel.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { listIn } from '../../languages/json/dig.ts';
import { agentgatewayPlace } from './agentgateway-rules.ts';

/** A deny that holds denies; every require must hold; then one allow must, if there is any. An expression that fails does not hold. */
export function decideAgentgateway(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const request = { mcp: { methodName: 'tools/call', tool: { name: tool, target: serverKey } } };
  const rules = listIn(data, ...agentgatewayPlace).map((rule, index) => {
    const { kind, expression } = agentgatewayRule(rule);
    const parsed = parseCel(expression);
    const answer = parsed === null ? undefined : evaluateCel(parsed, request);
    return { kind, because: `rule ${index + 1}`, holds: answer === true, isOpen: answer === undefined && /\b(jwt|mcp\.tool)\b/.test(expression) };
  });
  const refusing = rules.find(({ kind, holds }) => (kind === 'deny' && holds) || (kind === 'require' && !holds));
  if (refusing !== undefined) return { outcome: 'deny', because: refusing.because };
  const allowing = rules.find(({ kind, holds }) => kind === 'allow' && holds);
  if (allowing !== undefined) return { outcome: 'allow', because: allowing.because };
  const depends = rules.some(({ kind, isOpen }) => kind === 'allow' && isOpen);
  return { outcome: 'unlisted', because: rules.some(({ kind }) => kind === 'allow') ? 'no rule allows it' : 'no rule is about it', depends };
}

/** The expression of a rule and what it is for: a bare text allows. */
export function agentgatewayRule(rule: Json): { kind: string; expression: string } {
  if (typeof rule === 'string') return { kind: 'allow', expression: rule };
  const [kind = '', expression = ''] = isJsonObject(rule) ? Object.entries(rule)[0] ?? [] : [];
  return { kind, expression: typeof expression === 'string' ? expression : '' };
}
