import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';

/** What a file of a folder declares, JSON where nothing else reads it, as npm does without a byte order mark; nothing where it cannot be read. */
export function declaredIn(folder: string, name: string, parse: (text: string) => unknown = JSON.parse): JsonObject {
  try {
    // Reading a pipe, or a device, would never end.
    if (!statSync(join(folder, name)).isFile()) return {};
    const value = parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''));
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
