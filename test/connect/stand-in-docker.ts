import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';

/** What the stand-in was told when it was to run a container. */
export interface ContainerRun {
  given: Record<string, string[]>;
  image: string;
  args: string[];
  env: Record<string, string>;
  mounts: Record<string, string>[];
  variablesFile: string;
}

/** A docker that stands in for the real one. */
export interface StandInDocker {
  /** A PATH on which it comes first. */
  path: string;
  runs(): ContainerRun[];
  /** Names of the containers there are. */
  containers(): string[];
  /** Names of those that were removed by name. */
  removed(): string[];
  /** Images that were fetched. */
  pulled(): string[];
}

// Made before a test file watches the folder for temporary files: what lies there is toolrisk's.
const root = realpathSync(mkdtempSync(join(tmpdir(), 'stand-in-docker-')));
const systemPath = process.env['PATH'] ?? '';
after(() => rmSync(root, { recursive: true, force: true }));

/** A docker of its own in a folder of its own. `mode`: how it misbehaves. Its folder goes after the tests of the file. */
export function standInDocker(mode = ''): StandInDocker {
  const state = mkdtempSync(join(root, 'docker-'));
  if (mode !== '') writeFileSync(join(state, 'mode'), mode);
  mkdirSync(join(state, 'bin'));
  writeFileSync(join(state, 'bin/docker'), `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'servers/docker.mjs')}' '${state}' "$@"\n`);
  chmodSync(join(state, 'bin/docker'), 0o755);
  const lines = (name: string) => (existsSync(join(state, name)) ? readFileSync(join(state, name), 'utf8').split('\n').slice(0, -1) : []);
  return {
    path: join(state, 'bin') + delimiter + systemPath,
    runs: () => lines('runs.jsonl').map((line) => JSON.parse(line) as ContainerRun),
    containers: () => (existsSync(join(state, 'containers')) ? readdirSync(join(state, 'containers')) : []).map((name) => name.replace(/\.json$/, '')),
    removed: () => lines('removed'),
    pulled: () => lines('pulled'),
  };
}
