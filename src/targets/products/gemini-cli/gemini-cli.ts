import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ArgumentRule, PolicyDocument, PolicyItem, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { printToml } from '../../languages/toml/print-toml.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayFill } from '../../words/say-tests.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { argumentsPattern } from './gemini-cli-arguments.ts';
import { decideGeminiCli, readGeminiCli } from './gemini-cli-decide.ts';
import { canNameGeminiServer, geminiCliName, geminiCliTool } from './gemini-cli-name.ts';

/**
 * Rules of Gemini CLI's policy engine. The highest priority that matches decides; files of the user rank above what the program
 * brings and below an administrator's. `--allowed-tools` counts as 300, `trust` of a server as 200, `mcp.allowed` as 100, so ours
 * stand between the first two. Rules that let calls through leave plan mode out, which denies by default. Read in and run with
 * @google/gemini-cli-core 0.61.0.
 */
export const geminiCli: Target = {
  id: 'gemini-cli',
  label: 'Gemini CLI',
  proof: {
    grade: 'engine',
    says: 'The policy engine of Gemini CLI 0.61.0 loaded such files and decided on calls: allow, ask and deny came out as written, and denied tools were excluded from what the model is offered.',
  },
  file: { name: 'toolrisk.toml', language: 'toml' },
  build,
  print: (data, notes) => printToml(data as JsonObject, notes),
  effect: (request) => sayEffect(request, geminiCliName, words),
  steps,
  decide: decideGeminiCli,
  read: readGeminiCli,
  nameOf: geminiCliName,
};

/** Priorities run from 0 to 999. The closing rule stands above a server's `trust`; a deny above all that a person may have saved. */
const priority = { deny: 999, eased: 260, decided: 250, otherwise: 240, closing: 210 };
const decisionFor: Record<Decision, 'allow' | 'ask_user' | 'deny'> = { allow: 'allow', limit: 'ask_user', ask: 'ask_user', deny: 'deny' };
const modes = ['default', 'autoEdit', 'yolo'];

const unlisted = {
  closed: 'Asked about: the last rule asks before calls of any tool of the server that has no rule of its own.',
  open: 'Left as they are: Gemini CLI asks before a call, unless the server is trusted or the approval mode decides otherwise.',
};

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, geminiCliName);
  const closes = request.scope === 'server' && canNameGeminiServer(request.serverKey);
  const closing = closes ? [rule({ mcpName: request.serverKey, toolName: '*' }, 'ask_user', priority.closing)] : [];
  const data: Json = { rule: [...items.flatMap((item) => rulesFor(request.serverKey, item)), ...closing] };
  const lossy = [...sayUnlimited(items, 'Gemini CLI', asksInstead), ...untested(items), ...sayShared(items, 'Gemini CLI'), ...sayFill(items)];
  return { data, lossy, unlisted: closes ? unlisted.closed : unlisted.open, refused };
}

type Tool = ReturnType<typeof geminiCliTool>;

function rule(tool: Tool, decision: 'allow' | 'ask_user' | 'deny', level: number, rest: JsonObject = {}): JsonObject {
  return { ...tool, decision, priority: level, ...(decision !== 'deny' && { modes }), ...rest };
}

function rulesFor(serverKey: string, { spelling, item }: SpelledItem): JsonObject[] {
  const tool = geminiCliTool(serverKey, spelling);
  const { eased, only } = tested(item);
  const decision = decisionFor[item.decision];
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

/** What of the argument tests of a tool a pattern can say. A milder decision also needs what every call needs. */
function tested({ eased, only = [] }: PolicyItem): { eased: { decision: Decision; pattern: string } | null; only: string | null } {
  const sayable = only.filter(canSay);
  const milder = eased === undefined ? null : argumentsPattern([...sayable, ...eased.when]);
  return {
    eased: eased === undefined || milder === null ? null : { decision: eased.decision, pattern: milder },
    only: sayable.length === 0 ? null : argumentsPattern(sayable),
  };
}

function canSay(test: ArgumentRule): boolean {
  return argumentsPattern([test]) !== null;
}

function untested(items: readonly SpelledItem[]): string[] {
  const strict = items.filter(({ item }) => item.eased !== undefined && tested(item).eased === null);
  const unchecked = items.filter(({ item: { only = [], decision } }) => decision !== 'deny' && (!only.every(canSay) || (only.length > 0 && argumentsPattern(only) === null)));
  const names = (some: readonly SpelledItem[]) => (some.length === 1 ? sayName((some[0] as SpelledItem).item.name) : `${some.length} tools`);
  return [
    ...(strict.length === 0 ? [] : [`A pattern cannot safely say which calls of ${names(strict)} are harmless, so the stricter decision counts for every call.`]),
    ...(unchecked.length === 0 ? [] : [`A pattern cannot safely check every argument of ${names(unchecked)}: such tests are left out.`]),
  ];
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `Gemini CLI runs ${name} without asking`,
    limit: (name) => `Gemini CLI asks before each call of ${name}, because it cannot limit how often a tool runs; where nobody can answer, the call is refused`,
    ask: (name) => `Gemini CLI asks before each call of ${name}; where nobody can answer, the call is refused`,
    deny: (name) => `Gemini CLI does not offer ${name} to the model, and refuses calls of it`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask'], 'asked about before each call'], [['deny'], 'not offered to the model']],
  refused: 'left without a rule of its own, because a rule cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  return [
    'Save the rules as a .toml file of their own in ~/.gemini/policies; files in a project are not read.',
    `Check that settings.json calls the server ${sayName(serverKey)} under mcpServers: under another name the rules match nothing.`,
    'Look for rules of your own with a higher priority, and for what an administrator set: those win.',
    'Start Gemini CLI and read its warnings: a file with a mistake is dropped as a whole.',
  ];
}
