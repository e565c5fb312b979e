import type { Json, JsonObject } from '../../../schema/json.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';

/** What a settings.json says of tools, as rules: Gemini CLI makes the same of it, at these priorities among those of the user. */
export function rulesInGeminiSettings(settings: Json): JsonObject[] {
  const trusted = Object.entries(objectIn(settings, 'mcpServers')).filter(([, server]) => dig(server, 'trust') === true).map(([name]) => name);
  const core = stringsIn(settings, 'tools', 'core');
  const server = (name: string, decision: string, priority: number, rest: JsonObject = {}): JsonObject => ({ mcpName: name, toolName: '*', decision, priority, ...rest });
  const tool = (name: string, decision: string, priority: number, rest: JsonObject = {}): JsonObject => ({ toolName: name.endsWith(')') ? name.split('(', 1)[0] as string : name, decision, priority, ...rest });
  const modes = ['default', 'autoEdit', 'yolo'];
  return [
    ...stringsIn(settings, 'mcp', 'excluded').map((name) => server(name, 'deny', 900)),
    ...stringsIn(settings, 'tools', 'exclude').map((name) => tool(name, 'deny', 400)),
    ...stringsIn(settings, 'tools', 'confirmationRequired').map((name) => tool(name, 'ask_user', 350)),
    ...stringsIn(settings, 'tools', 'allowed').map((name) => tool(name, 'allow', 300)),
    ...core.map((name) => tool(name, 'allow', 250, { modes })),
    ...(core.length > 0 ? [tool('*', 'deny', 240, { modes })] : []),
    ...trusted.map((name) => server(name, 'allow', 200, { modes })),
    ...stringsIn(settings, 'mcp', 'allowed').map((name) => server(name, 'allow', 100, { modes })),
  ];
}
