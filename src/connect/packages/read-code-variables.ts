import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readInside } from './read-inside.ts';

/** Files of code that are read of one package, and what they may take together: a bundle of a server with all it needs takes some megabytes. */
const mostFiles = 200;
const mostUnits = 8 * 1024 * 1024;
/** How deep they are looked for. */
const mostDepth = 5;
const reading = /process\.env(?:\.|\?\.|\[["'])([A-Z][A-Z0-9_]+)/g;

/** Names of variables that the code of a package reads, sorted; those of what it depends on are not looked at. `most`: bytes of one file. */
export async function readCodeVariables(folder: string, path: string, most: number): Promise<string[]> {
  const found = new Set<string>();
  const waiting = [{ place: path, depth: 0 }];
  let [files, units] = [0, 0];
  for (let next = waiting.shift(); next !== undefined && files < mostFiles && units < mostUnits; next = waiting.shift()) {
    const { place, depth } = next;
    const entries = await readdir(join(folder, place), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory() && entry.name !== 'node_modules' && depth < mostDepth) waiting.push({ place: `${place}/${entry.name}`, depth: depth + 1 });
      if (!entry.isFile() || !/\.[cm]?js$/.test(entry.name) || files >= mostFiles || units >= mostUnits) continue;
      const text = await readInside(folder, `${place}/${entry.name}`, most).catch(() => null) ?? '';
      [files, units] = [files + 1, units + text.length];
      for (const [, name = ''] of text.matchAll(reading)) if (name.length <= 64) found.add(name);
    }
  }
  return [...found].sort();
}
