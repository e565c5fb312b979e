import type { Json, JsonObject } from '../../../schema/json.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall, PolicyOutcome } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { geminiCliName } from './gemini-cli-name.ts';
import { isSafePattern } from './gemini-cli-read.ts';

const outcomes: Record<string, PolicyOutcome> = { allow: 'allow', ask_user: 'ask', deny: 'deny' };
/** What a rule may say. */
export const geminiCliDecisions: readonly string[] = Object.keys(outcomes);

/** What the policy engine of Gemini CLI does with a call in its default mode, by the rules of one file. */
export function decideGeminiCli(data: Json, serverKey: string, call: PolicyCall): PolicyAnswer {
  const said = geminiCliName(serverKey, call.tool);
  const known = { serverKey, name: 'name' in said ? said.name : `mcp_${serverKey}_${call.tool}`, argumentText: argumentsText(call.arguments) };
  const byPriority = rulesOf(data).sort((a, b) => Number(b['priority']) - Number(a['priority']));
  const first = byPriority.find((rule) => ruleMatches(rule, known));
  if (first === undefined) return { outcome: 'unlisted', because: 'no rule' };
  return { outcome: outcomes[String(first['decision'])] ?? 'unlisted', because: `rule for ${JSON.stringify(first['toolName'])} with priority ${String(first['priority'])}`, depends: isMilderBefore(first, byPriority.slice(0, byPriority.indexOf(first)), known) };
}

/** Whether a rule that goes before says something milder about other arguments. */
function isMilderBefore({ decision }: JsonObject, before: readonly JsonObject[], known: Known): boolean {
  const order = Object.keys(outcomes);
  return before.some((rule) => patternsOf(rule) !== null && order.indexOf(String(rule['decision'])) < order.indexOf(String(decision)) && isAbout(rule, known));
}

function rulesOf(data: Json): JsonObject[] {
  const rules = dig(data, 'rule');
  return Array.isArray(rules) ? rules.filter(isJsonObject) : [];
}

/** The names in the rules of a file, as the loader joins them, and which tools each is about, whatever the arguments. */
export function geminiCliNames(data: Json, serverKey: string): { name: string; rule: string; matches: (name: string) => boolean }[] {
  return rulesOf(data).flatMap(({ mcpName, toolName }, index) => {
    const names = Array.isArray(toolName) ? toolName.filter((one) => typeof one === 'string') : [String(toolName)];
    return names.map((toolOf) => ({
      name: typeof mcpName === 'string' ? joined(mcpName, toolOf) : toolOf, rule: `rule ${index + 1}`,
      matches: (name: string) => isAbout({ ...(mcpName !== undefined && { mcpName }), toolName: toolOf }, { serverKey, name, argumentText: '' }),
    }));
  });
}

interface Known { serverKey: string; name: string; argumentText: string }

function ruleMatches(rule: JsonObject, known: Known): boolean {
  return isAbout(rule, known) && (patternsOf(rule)?.some((pattern) => isSafePattern(pattern) && new RegExp(pattern).test(known.argumentText)) ?? true);
}

/** Whether a rule is about a call, whatever its arguments. */
function isAbout(rule: JsonObject, { serverKey, name }: Known): boolean {
  const { mcpName, toolName, interactive, subagent, toolAnnotations } = rule;
  if (interactive === false || subagent !== undefined || toolAnnotations !== undefined) return false;
  if (typeof mcpName === 'string' && mcpName !== '*' && mcpName !== serverKey) return false;
  // An empty list of modes is none, so that it counts in every one.
  const modes = stringsIn(rule, 'modes');
  if (modes.length > 0 && !modes.includes('default')) return false;
  const names = Array.isArray(toolName) ? stringsIn(rule, 'toolName') : [String(toolName)];
  return names.some((one) => nameMatches(typeof mcpName === 'string' ? joined(mcpName, one) : one, serverKey, name));
}

/**
 * The patterns for arguments of which one must match, as its loader makes them; null where any arguments will do. It leaves out a rule
 * with a pattern that could take long. What is said of commands of its own shell counts for every tool with such an argument.
 */
function patternsOf({ argsPattern, commandPrefix, commandRegex }: JsonObject): string[] | null {
  const prefixes = Array.isArray(commandPrefix) ? commandPrefix : commandPrefix === undefined || commandPrefix === '' ? null : [commandPrefix];
  if (prefixes !== null) return prefixes.map((prefix) => `${`"command":${JSON.stringify(prefix).slice(0, -1)}`.replace(/[-[\]{}()*+?.,\\^$|#\s"]/g, '\\$&')}(?:[\\s"]|\\\\")`);
  if (typeof commandRegex === 'string' && commandRegex !== '') return [`"command":"${commandRegex}`];
  return typeof argsPattern === 'string' && argsPattern !== '' ? [argsPattern] : null;
}

/** How its loader joins the two halves of a name. */
function joined(mcpName: string, toolName: string): string {
  return mcpName === '*' && toolName === '*' ? 'mcp_*' : `mcp_${mcpName}_${toolName}`;
}

/** Its wildcards stand for all tools, all tools of any server, and all tools of one; elsewhere `*` is itself. */
function nameMatches(pattern: string, serverKey: string, name: string): boolean {
  if (pattern === '*' || pattern === 'mcp_*') return true;
  if (pattern.startsWith('mcp_') && pattern.endsWith('_*')) return pattern.slice(4, -2) === serverKey && name.startsWith(`mcp_${serverKey}_`);
  return pattern === name;
}

/** The arguments as its engine writes them for `argsPattern`: keys sorted, pairs of the top level between NUL characters. */
export function argumentsText(value: Json, isTop = true): string {
  if (Array.isArray(value)) return `[${value.map((inner) => argumentsText(inner, false)).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const mark = isTop ? '\0' : '';
  return `{${Object.keys(value).sort().map((key) => `${mark}${JSON.stringify(key)}:${argumentsText(value[key] as Json, false)}${mark}`).join(',')}}`;
}
