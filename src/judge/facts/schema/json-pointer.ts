import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';

/** A value of a document, and the JSON Pointer (RFC 6901) it stands at. */
export interface Pointed { value: Json; path: string }

/** A key as a part of a JSON Pointer. */
export function pointerPart(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** What a pointer below a value leads to, or null where it leads nowhere. */
export function followPointer({ value, path }: Pointed, pointer: string): Pointed | null {
  let at: Pointed = { value, path };
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const inner = valueAt(at.value, key);
    if (inner === undefined) return null;
    at = { value: inner, path: `${at.path}/${pointerPart(key)}` };
  }
  return at;
}

function valueAt(value: Json, key: string): Json | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d{0,9})$/.test(key) ? value[Number(key)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
