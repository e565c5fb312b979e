import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { loadKnowledge } from '../src/flow/load-knowledge.ts';
import { writeKnowledge } from '../src/store/build-folder.ts';
import { readKnowledgeFiles } from '../src/store/read/knowledge-files.ts';
import { shippedKnowledge } from '../src/store/read/made-knowledge.ts';
import { writeText } from '../src/store/write-text.ts';
import { say } from './say.ts';

const root = resolve(import.meta.dirname, '..');

/** Compiles toolrisk into a folder as the published package has it, with the knowledge in one file, and what is made of it in another. Says whether it could. */
export async function compilePackage(folder: string): Promise<boolean> {
  say('Compiling (tsc)');
  const words = [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.package.json'), '--outDir', folder];
  if (spawnSync(process.execPath, words, { stdio: ['ignore', 2, 2] }).status !== 0) return false;
  await writeText(join(folder, 'knowledge.json'), `${JSON.stringify(await readKnowledgeFiles())}\n`);
  await writeKnowledge(join(folder, shippedKnowledge), await loadKnowledge());
  return true;
}
