import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { readToml } from '../../languages/toml/read-toml.ts';

/** Values of `approval_mode`; Codex does not start with another. */
export const approvalModes = ['auto', 'prompt', 'writes', 'approve'];

/** The tables of a config.toml. Throws `PlaceError` for a mode that Codex does not know. */
export function readCodex(text: string, place: string): Json {
  const data = readToml(text, place);
  for (const [key, server] of Object.entries(objectIn(data, 'mcp_servers'))) {
    const all = [dig(server, 'default_tools_approval_mode'), ...Object.keys(objectIn(server, 'tools')).map((tool) => dig(server, 'tools', tool, 'approval_mode'))];
    const wrong = all.find((mode) => mode !== undefined && !approvalModes.includes(mode as string));
    if (wrong !== undefined) throw new PlaceError(`${place}: ${key}`, `${JSON.stringify(wrong)} is no approval mode`, `Use one of: ${approvalModes.join(', ')}.`);
  }
  return data;
}
