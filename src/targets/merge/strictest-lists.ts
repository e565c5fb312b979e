import type { Json } from '../../schema/json.ts';
import { stringsIn } from '../languages/json/dig.ts';

/** The names at the same paths of several policies, the strictest path first: each name once, where it is strictest. */
export function strictestLists(all: readonly Json[], ...paths: (readonly string[])[]): string[][] {
  const said = new Set<string>();
  return paths.map((path) => {
    const names = [...new Set(all.flatMap((data) => stringsIn(data, ...path)))].filter((name) => !said.has(name));
    for (const name of names) said.add(name);
    return names;
  });
}
