// Makes dist/, what the published package holds: compiled code, the knowledge in one file, and the catalog.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilePackage } from './compile-package.ts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What a catalog id and its pages need without a checkout. History and rules stay behind: rules ship as knowledge. */
const shipped = ['servers', 'snapshots', 'assessments', 'editions', 'overrides', 'accuracy.json', 'verified.json'];

rmSync(dist, { recursive: true, force: true });
if (!await compilePackage(dist)) process.exit(1);
for (const folder of shipped.filter((name) => existsSync(join(root, 'catalog', name)))) cpSync(join(root, 'catalog', folder), join(dist, 'catalog', folder), { recursive: true });
