import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyItem, PolicyRequest } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayFill } from '../../words/say-tests.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { argumentsPattern } from './gemini-cli-arguments.ts';
import { canNameGeminiServer, geminiCliTool } from './gemini-cli-name.ts';

/** Priorities run from 0 to 999. The closing rule stands above a server's `trust`; a deny above all that a person may have saved. */
const priority = { deny: 999, eased: 260, decided: 250, otherwise: 240, closing: 210 };

const decisionFor: Record<Decision, 'allow' | 'ask_user' | 'deny'> = { allow: 'allow', limit: 'ask_user', ask: 'ask_user', deny: 'deny' };
const modes = ['default', 'autoEdit', 'yolo'];

const unlisted = {
  closed: 'Asked about: the last rule asks before calls of any tool of the server that has no rule of its own.',
  open: 'Left as they are: Gemini CLI asks before a call, unless the server is trusted or the approval mode decides otherwise.',
};

/** A rule for each tool, and one for all that have none. */
export function geminiCliPolicy(items: readonly SpelledItem[], request: PolicyRequest): SpelledPolicy {
  const closes = request.scope === 'server' && canNameGeminiServer(request.serverKey);
  const closing = closes ? [rule({ mcpName: request.serverKey, toolName: '*' }, 'ask_user', priority.closing)] : [];
  const data: Json = { rule: [...items.flatMap((item) => rulesFor(request.serverKey, item)), ...closing] };
  const lossy = [...sayUnlimited(items, 'Gemini CLI', asksInstead), ...untested(items), ...sayShared(items, 'Gemini CLI'), ...sayFill(items)];
  return { data, lossy, unlisted: closes ? unlisted.closed : unlisted.open };
}

type Tool = ReturnType<typeof geminiCliTool>;

function rule(tool: Tool, decision: 'allow' | 'ask_user' | 'deny', level: number, rest: JsonObject = {}): JsonObject {
  return { ...tool, decision, priority: level, ...(decision !== 'deny' && { modes }), ...rest };
}

function rulesFor(serverKey: string, { spelling, item }: SpelledItem): JsonObject[] {
  const tool = geminiCliTool(serverKey, spelling);
  const { eased, only, isUnsayable } = tested(item);
  const decision = isUnsayable && item.decision === 'allow' ? 'ask_user' : decisionFor[item.decision];
  const milder = eased === null ? [] : [rule(tool, decisionFor[eased.decision], priority.eased, { argsPattern: eased.pattern })];
  if (decision === 'deny' && milder.length === 0) return [rule(tool, 'deny', priority.deny)];
  if (decision === 'deny') return [...milder, rule(tool, 'deny', priority.otherwise)];
  if (only === null) return [...milder, rule(tool, decision, priority.decided)];
  return [
    ...milder,
    rule(tool, decision, priority.decided, { argsPattern: only }),
    rule(tool, 'deny', priority.otherwise, { denyMessage: 'The policy does not allow these arguments.' }),
  ];
}

/** The argument tests of a tool as patterns. A milder decision also needs what every call needs. One that grew too long says nothing, and every call asks. */
function tested({ eased, only = [] }: PolicyItem): { eased: { decision: Decision; pattern: string } | null; only: string | null; isUnsayable: boolean } {
  const milder = eased === undefined ? null : argumentsPattern([...only, ...eased.when]);
  const bound = only.length === 0 ? null : argumentsPattern(only);
  return { eased: eased === undefined || milder === null ? null : { decision: eased.decision, pattern: milder }, only: bound, isUnsayable: only.length > 0 && bound === null };
}

function untested(items: readonly SpelledItem[]): string[] {
  const strict = items.filter(({ item }) => item.eased !== undefined && tested(item).eased === null);
  const unchecked = items.filter(({ item }) => item.decision !== 'deny' && tested(item).isUnsayable);
  const names = (some: readonly SpelledItem[]) => (some.length === 1 ? sayName((some[0] as SpelledItem).item.name) : `${some.length} tools`);
  return [
    ...(strict.length === 0 ? [] : [`A pattern cannot safely say which calls of ${names(strict)} are harmless, so the stricter decision counts for every call.`]),
    ...(unchecked.length === 0 ? [] : [`A pattern cannot hold all tests of the arguments of ${names(unchecked)}, so every call asks.`]),
  ];
}
