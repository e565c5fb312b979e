import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeSampleBuild } from './sample-build.ts';

const root = resolve(import.meta.dirname, '../..');

/** A site built from the sample records, in a folder of its own. */
export interface SampleSite {
  folder: string;
  /** The built site. */
  dist: string;
  /** Builds again, with other settings; answers exit code and what was said. */
  build(env?: Record<string, string>): { code: number | null; said: string };
  remove(): void;
}

/** Builds the sample the way `npm start` does: by the script, in a process of its own. */
export function buildSampleSite(): SampleSite {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-site-'));
  const records = join(folder, 'build');
  const dist = join(folder, 'dist');
  writeSampleBuild(records);
  const build = (env: Record<string, string> = {}) => {
    const run = spawnSync(process.execPath, [join(root, 'site/build.ts')], {
      cwd: join(root, 'site'), encoding: 'utf8', env: { ...process.env, TOOLRISK_BUILD: records, TOOLRISK_OUT: dist, ...env },
    });
    return { code: run.status, said: run.stderr + run.stdout };
  };
  const { code, said } = build();
  if (code !== 0) throw new Error(`the sample site was not built:\n${said}`);
  return { folder, dist, build, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
