import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { DroppedFile } from '../../languages/dropped-file.ts';
import { dig } from '../../languages/json/dig.ts';
import { readToml } from '../../languages/toml/read-toml.ts';
import { readGeminiSettings } from './gemini-cli-settings.ts';

const decisions = ['allow', 'ask_user', 'deny'];
const modes = ['default', 'autoEdit', 'yolo', 'plan'];
/** Longest pattern that its loader takes. */
const longestPattern = 2048;

const quantifiers = '*+?{';

type Test = (value: Json) => boolean;
const isText: Test = (value) => typeof value === 'string';
const isBoolean: Test = (value) => typeof value === 'boolean';
const isTexts: Test = (value) => isText(value) || (Array.isArray(value) && value.every(isText));

/** What the schema of its loader asks of the keys of a rule, and how that is said. Read in @google/gemini-cli-core 0.61.0. */
const keys: Record<string, { isRight: Test; says: string }> = {
  toolName: { isRight: isTexts, says: 'is no name' },
  decision: { isRight: (value) => decisions.includes(value as string), says: `is no decision: it knows ${decisions.join(', ')}` },
  priority: { isRight: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 999, says: 'is no whole number from 0 to 999' },
  modes: { isRight: (value) => Array.isArray(value) && value.every((mode) => modes.includes(mode as string)), says: `is no list of modes: it knows ${modes.join(', ')}` },
  interactive: { isRight: isBoolean, says: 'is neither true nor false' },
  allowRedirection: { isRight: isBoolean, says: 'is neither true nor false' }, allow_redirection: { isRight: isBoolean, says: 'is neither true nor false' },
  mcpName: { isRight: isText, says: 'is no text' }, subagent: { isRight: isText, says: 'is no text' }, argsPattern: { isRight: isText, says: 'is no text' },
  commandRegex: { isRight: isText, says: 'is no text' }, denyMessage: { isRight: isText, says: 'is no text' }, deny_message: { isRight: isText, says: 'is no text' },
  commandPrefix: { isRight: isTexts, says: 'is no text' }, toolAnnotations: { isRight: isJsonObject, says: 'is no table' },
};
const required = ['toolName', 'decision', 'priority'];

/** The same of a [[safety_checker]], which no tool of ours needs, and for one of which the file is dropped too. */
const checkerKeys: typeof keys = {
  ...Object.fromEntries(['toolName', 'mcpName', 'argsPattern', 'commandPrefix', 'commandRegex', 'modes', 'toolAnnotations'].map((key) => [key, keys[key]!])),
  priority: { isRight: (value) => Number.isSafeInteger(value), says: 'is no whole number' },
  checker: { isRight: isChecker, says: 'is no checker' },
};

/**
 * The rules of a policy file, or of a settings.json. Throws `DroppedFile` for what makes Gemini CLI drop all of it: a byte order mark, a mistake in the TOML,
 * or a value of a wrong type in one rule; `PlaceError` for what keeps it from starting.
 */
export function readGeminiCli(text: string, place: string): Json {
  if (text.startsWith('\ufeff')) throw dropped(place, 'begins with a byte order mark');
  // Its other file: what settings.json says of tools counts as rules.
  if (/^\s*[{/]/.test(text)) return readGeminiSettings(text, place);
  const data = tablesOf(text, place);
  const rules = dig(data, 'rule') ?? [];
  if (!Array.isArray(rules) || !rules.every(isJsonObject)) throw dropped(`${place}: rule`, 'is no list of tables');
  for (const [index, rule] of rules.entries()) checkRule(rule as JsonObject, `${place}: rule ${index + 1}`);
  const checkers = dig(data, 'safety_checker') ?? [];
  if (!Array.isArray(checkers) || !checkers.every(isJsonObject)) throw dropped(`${place}: safety_checker`, 'is no list of tables');
  for (const [index, checker] of checkers.entries()) checkKeys(checker as JsonObject, checkerKeys, ['toolName', 'checker'], `${place}: safety_checker ${index + 1}`);
  return data;
}

/** Whether its loader takes a pattern: a rule with another is left out, and the rest of the file counts. */
export function isSafePattern(pattern: string): boolean {
  return pattern.length <= longestPattern && isPattern(pattern) && !repeatsRepeats(pattern);
}

/** The test for quantifiers within quantifiers of isSafeRegExp in its loader, \([^)]*[*+?{].*\)[*+?{], in one pass. */
function repeatsRepeats(pattern: string): boolean {
  let [isOpen, isRepeated] = [false, false];
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern[at] as string;
    if (isRepeated && unit === ')' && quantifiers.includes(pattern[at + 1] ?? ' ')) return true;
    if ('\n\r\u2028\u2029'.includes(unit)) isRepeated = false;
    else if (unit === '(' || unit === ')') isOpen = unit === '(';
    else if (isOpen && quantifiers.includes(unit)) isRepeated = true;
  }
  return false;
}

function tablesOf(text: string, place: string): JsonObject {
  try {
    return readToml(text, place);
  } catch (error) {
    if (!(error instanceof PlaceError)) throw error;
    throw dropped(error.place, error.what.replace(/\.$/, ''));
  }
}

function checkRule(rule: JsonObject, place: string): void {
  checkKeys(rule, keys, required, place);
  const empty = ['toolName', 'mcpName', 'subagent'].find((key) => rule[key] === '' || (Array.isArray(rule[key]) && rule[key].includes('')));
  if (empty !== undefined) throw new PlaceError(`${place}: ${empty}`, 'is empty, and Gemini CLI does not start with such a rule', 'Name something, or * for all.');
}

function checkKeys(table: JsonObject, types: typeof keys, needed: readonly string[], place: string): void {
  const missing = needed.find((key) => table[key] === undefined);
  if (missing !== undefined) throw dropped(place, `has no ${missing}`);
  const wrong = Object.entries(types).find(([key, { isRight }]) => table[key] !== undefined && !isRight(table[key]));
  if (wrong !== undefined) throw dropped(`${place}: ${wrong[0]}`, wrong[1].says);
}

function isChecker(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const { type, name, required_context: context, config } = value;
  const isNamed = type === 'in-process' ? ['allowed-path', 'conseca'].includes(name as string) : type === 'external' && isText(name as Json);
  return isNamed && (context === undefined || (Array.isArray(context) && context.every(isText))) && (config === undefined || isJsonObject(config));
}

function dropped(place: string, what: string): DroppedFile {
  return new DroppedFile(place, `${what}, and Gemini CLI drops the whole file for it: none of its rules is in force`, 'Correct it.');
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
