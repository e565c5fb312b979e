import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { inCheckout, packageRoot, shippedCatalog } from '../package-root.ts';
import { readShipped } from './read-shipped.ts';

/** What a checkout makes knowledge of: its files, and the code that reads and checks them. */
const madeOf = ['lexicon', 'domains', 'rules', 'attacks', 'severity.yaml', 'decisions.yaml', 'confidence.yaml'].map((name) => join(shippedCatalog, name))
  .concat(['schema', 'judge/knowledge', 'judge/verdict', 'text', 'store/read'].map((name) => join(packageRoot, 'src', name)));
/** Folders of a catalog of one's own that add to the knowledge. */
const adding = ['rules', 'attacks'];
/** Where a checkout keeps what it made: making it again takes half of what a short command takes. */
const madePath = join(packageRoot, 'build', 'made-knowledge.json');
/** The same in the published package, which makes it once. */
export const shippedKnowledge = 'made-knowledge.json';

/** The state of everything that knowledge is made of. Files are told apart by their size and times: their system sets the last by itself. */
export type KnowledgeState = string;

/** The state now. In the published package nothing changes. */
export function knowledgeState(): KnowledgeState {
  return inCheckout ? madeOf.flatMap(stateOf).join('\n') : '';
}

/** What was made in this state before, or null. */
export async function recallKnowledge(state: KnowledgeState): Promise<Knowledge | null> {
  if (!inCheckout) return readShipped<Knowledge>(shippedKnowledge);
  try {
    const kept = JSON.parse(await readFile(madePath, 'utf8')) as { state: KnowledgeState; knowledge: Knowledge };
    return kept.state === state ? kept.knowledge : null;
  } catch {
    return null;
  }
}

/** Keeps what was made. Where nothing can be written, it is made again the next time. */
export async function rememberKnowledge(state: KnowledgeState, knowledge: Knowledge): Promise<void> {
  if (!inCheckout) return;
  const { writeText } = await import('../write-text.ts');
  await writeText(madePath, JSON.stringify({ state, knowledge })).catch(() => undefined);
}

/** Whether a catalog of one's own may add to the shipped knowledge; so too where that cannot be seen, as whoever reads it then says why. */
export function addsKnowledge(catalog: string | undefined): boolean {
  if (catalog === undefined || resolve(catalog) === resolve(shippedCatalog)) return false;
  return adding.some((folder) => {
    try {
      return readdirSync(join(catalog, folder)).length > 0;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  });
}

function stateOf(path: string): string[] {
  try {
    const found = statSync(path);
    const own = [path, found.size, found.mtimeMs, found.ctimeMs, found.ino].join(' ');
    return [own, ...(found.isDirectory() ? readdirSync(path).sort().flatMap((name) => stateOf(join(path, name))) : [])];
  } catch (error) {
    return [`${path} ${(error as NodeJS.ErrnoException).code}`];
  }
}
