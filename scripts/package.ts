// Makes dist/, what the published package holds: compiled code, the knowledge in one file, and the catalog.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readKnowledgeFiles } from '../src/store/knowledge-files.ts';
import { writeText } from '../src/store/write-text.ts';
import { say } from './say.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What a catalog id and its pages need without a checkout. History and rules stay behind: rules ship as knowledge. */
const shipped = ['servers', 'snapshots', 'assessments', 'editions'];

rmSync(dist, { recursive: true, force: true });
say('Compiling (tsc)');
const compiled = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.package.json')], { stdio: ['ignore', 2, 2] });
if (compiled.status !== 0) process.exit(1);
await writeText(join(dist, 'knowledge.json'), `${JSON.stringify(await readKnowledgeFiles())}\n`);
for (const folder of shipped) cpSync(join(root, 'catalog', folder), join(dist, 'catalog', folder), { recursive: true });
