import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';

const folder = temporaryFolder();
for (const made of ['catalog/servers', 'catalog/snapshots', 'full', 'records']) mkdirSync(join(folder, made), { recursive: true });
writeFileSync(join(folder, 'afile'), '');
writeFileSync(join(folder, 'full/x'), '');
symlinkSync(join(folder, 'records'), join(folder, 'link'));
const linux = process.platform === 'linux';

describe('a place that a site cannot take', () => {
  const rows: [out: string, records: string, says: RegExp][] = [
    ['afile', 'records', /afile: is no folder, and a site is one\. Name a folder with --out\.$/], ['afile/x', 'records', /afile\/x: cannot be written: a part of its path is no folder \(ENOTDIR\)\./], ['full', 'records', /full: is not empty and no site of an earlier build\. Name another folder with --out, or empty it\.$/],
    ...(linux ? [['/dev/null', 'records', /\/dev\/null: is no folder/], ['/proc/x', 'records', /\/proc\/x: cannot be written/], ['/proc/x/y', 'records', /\/proc\/x\/y: cannot be written/]] as [string, string, RegExp][] : []),
    ['p3', 'p3', /p3: lies in \S+p3, the folder of its records\./], ['p3', 'p3/records', /p3: holds \S+records, and a site takes its folder for itself\. Give --out and --records folders of their own\.$/], ['records/site', 'records', /lies in \S+records/],
    ['link', 'records', /link: lies in/], ['catalog', 'records', /catalog: holds \S+catalog, and a site takes its folder for itself\. Give --out and --catalog/], ['.', 'records', /holds/],
  ];
  for (const [out, records, says] of rows) {
    test(`is refused before anything is judged: --out ${out} --records ${records}`, async () => {
      const { code, stderr } = await runToolrisk(['site', '--catalog', 'catalog', '--out', out, '--records', records], { cwd: folder });
      assert.equal(code, 2, stderr);
      assert.match(stderr.trimEnd(), says);
      assert.ok(!stderr.includes('TOOLRISK_OUT') && stderr.trimEnd().split('\n').length === 1, stderr);
      assert.deepEqual(readdirSync(join(folder, 'records')), []);
    });
  }
});
