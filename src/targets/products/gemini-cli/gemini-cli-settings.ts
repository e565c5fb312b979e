import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { readCommentedJson } from '../../languages/json/read-jsonc.ts';

/** Lists that it walks through when it starts, whatever their values are. */
const walked = [['tools', 'allowed'], ['tools', 'exclude'], ['tools', 'core'], ['tools', 'confirmationRequired'], ['mcp', 'allowed'], ['mcp', 'excluded'], ['policyPaths'], ['adminPolicyPaths']];

/** A variable as Gemini CLI 0.61.0 fills it in, in every text of its settings. */
const variable = /\$(?:\w|\{\w)/;

/**
 * What a settings.json says of tools, as rules, and where it names policies. Throws `PlaceError` for a list that is none: Gemini CLI 0.61.0
 * does not start with one.
 */
export function readGeminiSettings(text: string, place: string): JsonObject {
  const settings = readCommentedJson(text, place);
  for (const path of walked) {
    const value = dig(settings, ...path);
    // Of a text it takes each character, but of paths and of tools.core nobody knows what it makes.
    const isWalked = typeof value === 'string' && path[1] !== undefined && path[1] !== 'core';
    if (path.length === 1 && Array.isArray(value) && value.some((each) => typeof each !== 'string')) throw new PlaceError(`${place}: ${path.join('.')}`, 'holds what is no text, and Gemini CLI does not start with it', 'Name paths alone.');
    if (value !== undefined && value !== null && !Array.isArray(value) && !isWalked) {
      throw new PlaceError(`${place}: ${path.join('.')}`, `is no list, and ${typeof value === 'string' ? 'toolrisk does not know what Gemini CLI makes of it' : 'Gemini CLI does not start with it'}`, 'Put it between brackets.');
    }
  }
  const filled = walked.find((path) => JSON.stringify(dig(settings, ...path) ?? null).match(variable)) ?? trustedByVariable(settings);
  if (filled !== undefined) throw new PlaceError(`${place}: ${filled.join('.')}`, 'names a variable, which Gemini CLI fills in when it starts, and toolrisk does not know with what', 'Write what it stands for.');
  const named = Object.fromEntries(['policyPaths', 'adminPolicyPaths'].map((key) => [key, stringsIn(settings, key)] as const).filter(([, paths]) => paths.length > 0));
  return { rule: rulesIn(settings), ...named };
}

/** The place of a server that a variable may make a trusted one. */
function trustedByVariable(settings: Json): string[] | undefined {
  const entry = Object.entries(objectIn(settings, 'mcpServers')).find(([, server]) => variable.test(JSON.stringify(dig(server, 'trust') ?? null)));
  return entry === undefined ? undefined : ['mcpServers', entry[0], 'trust'];
}

/** Gemini CLI makes the same of it, at these priorities among those of the user. */
function rulesIn(settings: Json): JsonObject[] {
  const trusted = Object.entries(objectIn(settings, 'mcpServers')).filter(([, server]) => isTrue(dig(server, 'trust'))).map(([name]) => name);
  const core = walkedIn(settings, 'tools', 'core');
  const server = (name: string, decision: string, priority: number, rest: JsonObject = {}): JsonObject => ({ mcpName: name, toolName: '*', decision, priority, ...rest });
  const tool = (name: string, decision: string, priority: number, rest: JsonObject = {}): JsonObject => ({ toolName: name.endsWith(')') ? name.split('(', 1)[0] as string : name, decision, priority, ...rest });
  const modes = ['default', 'autoEdit', 'yolo'];
  return [
    ...walkedIn(settings, 'mcp', 'excluded').map((name) => server(name, 'deny', 900)),
    ...walkedIn(settings, 'tools', 'exclude').map((name) => tool(name, 'deny', 400)),
    ...walkedIn(settings, 'tools', 'confirmationRequired').map((name) => tool(name, 'ask_user', 350)),
    ...walkedIn(settings, 'tools', 'allowed').map((name) => tool(name, 'allow', 300)),
    ...core.map((name) => tool(name, 'allow', 250, { modes })),
    ...(core.length > 0 ? [tool('*', 'deny', 240, { modes })] : []),
    ...trusted.map((name) => server(name, 'allow', 200, { modes })),
    ...walkedIn(settings, 'mcp', 'allowed').map((name) => server(name, 'allow', 100, { modes })),
  ];
}

/** What it finds in a list as it walks through it: of a text, each character. */
function walkedIn(settings: Json, ...path: string[]): string[] {
  const value = dig(settings, ...path);
  return typeof value === 'string' ? [...value] : stringsIn(settings, ...path);
}

/** It takes a text for a boolean. */
function isTrue(value: Json | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
