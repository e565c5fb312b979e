import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';

/** Commands that set something up, or do something else than serve. */
const others = /(?:^|[-_])(?:setup|install|installer|init|auth|login|cli|create|config|configure|http|sse|proxy|client|inspector|test|hook|hooks|postinstall)(?:$|[-_])/i;

/** The commands of a package, the likeliest to be its server first: what npx would run, then those that are called so. Of a server without any, the file that node runs. */
export function packageBins(manifest: JsonObject): string[] {
  const { name, bin } = manifest;
  const plain = typeof name === 'string' ? name.slice(name.lastIndexOf('/') + 1) : '';
  if (typeof bin === 'string') return [plain];
  if (bin === undefined) return mainOf(manifest);
  const all = isJsonObject(bin) ? Object.keys(bin).filter((each) => typeof bin[each] === 'string') : [];
  const rank = (each: string) => (each === plain && !others.test(each) ? 0 : /mcp/i.test(each) && !others.test(each) ? 1 : each === plain ? 2 : others.test(each) ? 4 : 3);
  return all.map((each, at) => ({ each, at })).sort((a, b) => rank(a.each) - rank(b.each) || a.at - b.at).map(({ each }) => each);
}

/** Some servers are only ever started as a file: they call themselves so. A library has a main file too. */
function mainOf({ name, main, description }: JsonObject): string[] {
  const isServer = /server/i.test(String(name)) || /mcp server|model context protocol server/i.test(String(description ?? ''));
  return isServer && typeof main === 'string' && /^(?:\.\/)?[\w./-]+\.[cm]?js$/.test(main) ? [`./${main.replace(/^\.\//, '')}`] : [];
}
