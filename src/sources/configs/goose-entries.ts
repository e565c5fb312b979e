import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';

/** Types of Goose's extensions that are servers. */
const servers: ReadonlySet<string> = new Set(['stdio', 'sse', 'streamable_http', 'uvx']);

/** Types of those that come with it, or run inside it. */
const others: ReadonlySet<string> = new Set(['builtin', 'platform', 'frontend', 'inline_python']);

/**
 * The extensions of Goose that are servers, and those that are neither servers nor its own: it drops them, and says so in a log. `isGoose`: whether the
 * file is Goose's, so that all under this key are extensions. Undefined where none is.
 */
export function gooseEntries(extensions: Json | undefined, isGoose: boolean): { entries: JsonObject; types: ReadonlySet<string> } | undefined {
  if (!isJsonObject(extensions)) return undefined;
  const typeOf = (each: Json) => (isJsonObject(each) && typeof each['type'] === 'string' ? each['type'] : '');
  const entries = Object.entries(extensions).filter(([, each]) => !others.has(typeOf(each)));
  return entries.length > 0 && (isGoose || entries.some(([, each]) => servers.has(typeOf(each)))) ? { entries: Object.fromEntries(entries), types: servers } : undefined;
}
