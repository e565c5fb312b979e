import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';

/** Lists that it walks through when it starts, whatever their values are. */
const walked = [['tools', 'allowed'], ['tools', 'exclude'], ['tools', 'core'], ['tools', 'confirmationRequired'], ['mcp', 'allowed'], ['mcp', 'excluded'], ['policyPaths'], ['adminPolicyPaths']];

/**
 * What a settings.json says of tools, as rules, and where it names policies. Throws `PlaceError` for a list that is none: Gemini CLI 0.61.0
 * does not start with one.
 */
export function readGeminiSettings(text: string, place: string): JsonObject {
  const settings = readJsonc(text, place);
  for (const path of walked) {
    const value = dig(settings, ...path);
    if (value !== undefined && value !== null && !Array.isArray(value) && !(typeof value === 'string' && path[1] !== undefined && path[1] !== 'core')) throw new PlaceError(`${place}: ${path.join('.')}`, 'is no list, and Gemini CLI does not start with it', 'Put it between brackets.');
  }
  const named = Object.fromEntries(['policyPaths', 'adminPolicyPaths'].map((key) => [key, stringsIn(settings, key)] as const).filter(([, paths]) => paths.length > 0));
  return { rule: rulesIn(settings), ...named };
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
