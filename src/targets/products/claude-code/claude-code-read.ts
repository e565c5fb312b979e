import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { DroppedFile } from '../../languages/dropped-file.ts';
import { readStrictJson } from '../../languages/json/read-strict-json.ts';
import { wrongHooks } from './claude-code-hooks.ts';
import { claudeCodePermissions } from './claude-code-permissions.ts';
import { claudeCodeSettings } from './claude-code-settings.ts';

/**
 * The settings of one file. Throws `DroppedFile` for what makes Claude Code ignore all of it: a comment, a trailing comma, or a value that
 * it does not take anywhere, also far from the rules. Measured on 2.1.197 and 2.1.332 by giving it a file with each of them. Of an
 * administrator's file it only ignores the value; it does not start with one that is no JSON.
 */
export function readClaudeCode(text: string, place: string, whose?: string): JsonObject {
  if (whose === 'managed') return readManaged(text, place);
  const data = readStrictJson(text, place, 'Claude Code');
  const wrong = claudeCodeSettings(data, '') ?? wrongHooks(data);
  if (wrong !== null) throw new DroppedFile(`${place}: ${wrong.where}`, `${wrong.what}, and Claude Code ignores the whole file for it: none of its rules is in force`, 'Correct it.');
  return data;
}

function readManaged(text: string, place: string): JsonObject {
  try {
    return lenient(readStrictJson(text, place, 'Claude Code'));
  } catch (error) {
    if (!(error instanceof DroppedFile)) throw error;
    throw new PlaceError(place, 'is no JSON as Claude Code reads it, and it does not start with such a file of an administrator', 'Correct it.');
  }
}

/** What an administrator's file comes to: where what forbids cannot be read, what allows is withheld; a lock that cannot be read holds. */
function lenient(data: JsonObject): JsonObject {
  const lock = data['allowManagedPermissionRulesOnly'];
  const rest = isLock(lock) ? { ...data, allowManagedPermissionRulesOnly: true } : data;
  const { permissions } = data;
  if (permissions === undefined || permissions === null) return rest;
  if (!isJsonObject(permissions)) return { ...rest, permissions: { defaultMode: 'dontAsk', disableBypassPermissionsMode: 'disable' } };
  const isRight = ([key, value]: [string, Json]) => value !== null && claudeCodePermissions({ [key]: value }, '') === null;
  const wrong = Object.entries(permissions).filter((entry) => entry[1] !== null && !isRight(entry)).map(([key]) => key);
  const isWithheld = wrong.some((key) => key === 'deny' || key === 'ask');
  const kept = Object.entries(permissions).filter((entry) => isRight(entry) && !(isWithheld && ['allow', 'additionalDirectories', 'defaultMode'].includes(entry[0])));
  const floors = { defaultMode: 'default', disableBypassPermissionsMode: 'disable' };
  return { ...rest, permissions: Object.fromEntries([...Object.entries(floors).filter(([key]) => wrong.includes(key)), ...kept]) };
}

function isLock(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== false && value !== 'false';
}
