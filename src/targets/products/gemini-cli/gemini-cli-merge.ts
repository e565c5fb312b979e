import type { AST } from 'toml-eslint-parser';
import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import { canonicalJson } from '../../../text/json/canonical-json.ts';
import { editList } from '../../languages/edit-list.ts';
import { dig } from '../../languages/json/dig.ts';
import { applyEdits, eolOf, removal } from '../../languages/text-edit.ts';
import type { TextEdit } from '../../languages/text-edit.ts';
import { printToml } from '../../languages/toml/print-toml.ts';
import { atEnd, valueText } from '../../languages/toml/toml-text.ts';
import { pathKey, tomlTree } from '../../languages/toml/toml-tree.ts';
import type { TomlTree } from '../../languages/toml/toml-tree.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { spellItems } from '../../names/spell-items.ts';
import { geminiCliName, geminiCliTool } from './gemini-cli-name.ts';
import { readGeminiCli } from './gemini-cli-read.ts';

/** Keys that our rules have. A rule with another one is somebody's own. */
const ourKeys = ['mcpName', 'toolName', 'decision', 'priority', 'modes', 'argsPattern', 'denyMessage'];
/** Priorities at which we write rules with a pattern or for a whole server; at others such rules are somebody's own. */
const ourPriorities = [999, 260, 250, 240, 210];

/** Takes the rules about the tools of the server out where they differ, and adds those that are missing: priority decides, not order. */
export function mergeGeminiCli(text: string, request: MergeRequest): Merged {
  const { place } = request;
  const rules = rulesIn(readGeminiCli(text, place));
  const wanted = rulesIn(request.data);
  const missing = new Map(wanted.map((rule) => [canonicalJson(rule), rule]));
  const { isOurs, isStale } = ownRules(request, wanted);
  const removed: number[] = [];
  for (const [index, rule] of rules.entries()) {
    const isKept = missing.delete(canonicalJson(rule));
    if (!isKept && (isOurs(rule) || isStale(rule))) removed.push(index);
  }
  const stale = removed.map((index) => rules[index] as JsonObject).filter((rule) => !isOurs(rule)).map((rule) => String(rule['toolName']));
  return { text: applyEdits(text, editsFor(text, place, removed, [...missing.values()])), removed: [...new Set(stale)], notes: [] };
}

function rulesIn(data: Parameters<typeof dig>[0]): JsonObject[] {
  const rules = dig(data, 'rule');
  return Array.isArray(rules) ? rules.filter(isJsonObject) : [];
}

function ownRules({ request, known }: MergeRequest, wanted: readonly JsonObject[]): { isOurs: (rule: JsonObject) => boolean; isStale: (rule: JsonObject) => boolean } {
  const { serverKey, scope } = request;
  const keyOf = (rule: { mcpName?: unknown; toolName?: unknown }) => JSON.stringify([rule.mcpName ?? null, rule.toolName]);
  const named = (name: string) => [geminiCliTool(serverKey, name), { toolName: name }].map(keyOf);
  const ours = new Set([...wanted.map(keyOf), ...spellItems(request, geminiCliName).items.flatMap(({ spelling }) => named(spelling))]);
  const there = new Set((known ?? []).flatMap((tool) => {
    const said = geminiCliName(serverKey, tool);
    return 'name' in said ? named(said.name) : [];
  }));
  const isWhole = (rule: JsonObject) => typeof rule['toolName'] === 'string' && Object.keys(rule).every((key) => ourKeys.includes(key))
    && ((rule['argsPattern'] === undefined && rule['toolName'] !== '*') || ourPriorities.includes(Number(rule['priority'])));
  return {
    isOurs: (rule) => isWhole(rule) && ours.has(keyOf(rule)),
    isStale: (rule) => known !== null && scope === 'server' && isWhole(rule) && rule['mcpName'] === serverKey && rule['toolName'] !== '*' && !there.has(keyOf(rule)) && !ours.has(keyOf(rule)),
  };
}

function editsFor(text: string, place: string, removed: readonly number[], added: readonly JsonObject[]): TextEdit[] {
  // Positions take long to find in a large file, and what only adds needs none, unless all rules are the value of one key.
  const tree = removed.length > 0 || /rule["']?\s*=/.test(text) ? tomlTree(text, place) : null;
  const array = tree?.ending.get(pathKey(['rule']))?.node.value;
  if (array?.type === 'TOMLArray') return arrayEdits(text, array, removed, added);
  const eol = eolOf(text);
  const fresh = added.length === 0 ? [] : [{ offset: text.length, length: 0, text: atEnd(text, printToml({ rule: [...added] }).trimEnd().replaceAll('\n', eol), eol) }];
  return [...removed.flatMap((index) => (tree === null ? [] : ruleRemoval(text, tree, index))), ...fresh];
}

/** Rules may also be one array of inline tables. */
function arrayEdits(text: string, array: AST.TOMLArray, removed: readonly number[], added: readonly JsonObject[]): TextEdit[] {
  const entries = array.elements.map(({ range }) => ({ start: range[0], end: range[1] }));
  const list = { open: array.range[0] + 1, close: array.range[1] - 1, entries };
  const printed = added.map((rule) => () => `{ ${Object.entries(rule).map(([key, value]) => `${key} = ${valueText(value)}`).join(', ')} }`);
  return editList(text, list, { removed: new Set(removed), added: printed }, { comment: '#', eol: eolOf(text), unit: '  ', isFlat: false });
}

/** Header and keys, each with its line; comments between them stay. The blank line before goes too. */
function ruleRemoval(text: string, { headers }: TomlTree, index: number): TextEdit[] {
  const node = headers.get(pathKey(['rule', index]))?.node as AST.TOMLTable;
  const header = removal(text, node.range[0], text.indexOf(']]', node.key.range[1]) + 2);
  const blank = /(?:^|\n)(\r?\n)$/.exec(text.slice(Math.max(0, header.offset - 3), header.offset))?.[1]?.length ?? 0;
  return [{ ...header, offset: header.offset - blank, length: header.length + blank }, ...node.body.map(({ range }) => removal(text, ...range))];
}
