import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';

/** Commands that set something up, or do something else than serve. */
const others = /(?:^|[-_])(?:setup|install|installer|init|auth|login|cli|create|config|configure|http|sse|proxy|client|inspector|test|hook|hooks|postinstall)(?:$|[-_])/i;

/** The commands of a package, the likeliest to be its server first: what npx would run, then those that are called so. */
export function packageBins({ name, bin }: JsonObject): string[] {
  const plain = typeof name === 'string' ? name.slice(name.lastIndexOf('/') + 1) : '';
  if (typeof bin === 'string') return [plain];
  const all = isJsonObject(bin) ? Object.keys(bin).filter((each) => typeof bin[each] === 'string') : [];
  const rank = (each: string) => (each === plain && !others.test(each) ? 0 : /mcp/i.test(each) && !others.test(each) ? 1 : each === plain ? 2 : others.test(each) ? 4 : 3);
  return all.map((each, at) => ({ each, at })).sort((a, b) => rank(a.each) - rank(b.each) || a.at - b.at).map(({ each }) => each);
}
