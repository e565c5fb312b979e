import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { DroppedFile } from '../../languages/dropped-file.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { readStrictJson } from '../../languages/json/read-strict-json.ts';
import { claudeCodeSettings } from './claude-code-settings.ts';

/** Values of `permissions.defaultMode`. `manual` is another word for `default`, which versions before 2.1.200 do not know. */
export const claudeCodeModes = ['default', 'manual', 'acceptEdits', 'plan', 'dontAsk', 'auto', 'bypassPermissions'];

const lists = ['allow', 'ask', 'deny', 'additionalDirectories'];

/**
 * The settings of one file. Throws `DroppedFile` for what makes Claude Code ignore all of it: a comment, a trailing comma, or a value of
 * a wrong type anywhere, also far from the rules. Measured on 2.1.197 and 2.1.332 by giving it a file with each of them.
 */
export function readClaudeCode(text: string, place: string): JsonObject {
  const data = readStrictJson(text, place, 'Claude Code');
  const wrong = problemIn(data);
  if (wrong !== null) throw new DroppedFile(`${place}: ${wrong.where}`, `${wrong.what}, and Claude Code ignores the whole file for it: none of its rules is in force`, 'Correct it.');
  return data;
}

interface Problem { where: string; what: string }

function problemIn(data: JsonObject): Problem | null {
  const { permissions } = data;
  if (permissions !== undefined && !isJsonObject(permissions)) return { where: 'permissions', what: 'is no object' };
  for (const list of lists) {
    const value = dig(permissions, list);
    if (value !== undefined && !Array.isArray(value)) return { where: `permissions.${list}`, what: 'is no list' };
  }
  const mode = dig(permissions, 'defaultMode');
  if (mode !== undefined && !claudeCodeModes.includes(mode as string)) return { where: 'permissions.defaultMode', what: 'is no mode that it knows' };
  const bypass = dig(permissions, 'disableBypassPermissionsMode');
  if (bypass !== undefined && bypass !== 'disable') return { where: 'permissions.disableBypassPermissionsMode', what: 'is not "disable"' };
  return neighbourIn(data);
}

/** A setting beside the permissions that has a wrong type. */
function neighbourIn(data: JsonObject): Problem | null {
  for (const [type, { says, names, isRight }] of Object.entries(claudeCodeSettings)) {
    const wrong = names.find((name) => Object.hasOwn(data, name) && !isRight(data[name] as Json));
    if (wrong !== undefined) return { where: wrong, what: `is no ${says ?? type}` };
  }
  const event = Object.entries(objectIn(data, 'hooks')).find(([, value]) => !Array.isArray(value));
  return event === undefined ? null : { where: `hooks.${event[0]}`, what: 'is no list' };
}
