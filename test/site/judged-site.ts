import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCatalog } from '../../src/flow/build/build-catalog.ts';
import type { JsonObject } from '../../src/schema/json.ts';
import { canonicalDefinition } from '../../src/text/json/canonical-json.ts';
import { sha256 } from '../../src/text/sha256.ts';

const root = resolve(import.meta.dirname, '../..');

/** A site of judged tools, with the catalog it was built from: what a page says can be compared with what the command line says. */
export interface JudgedSite {
  catalog: string;
  build: string;
  dist: string;
  /** What each command writes on standard output. */
  run(commands: readonly (readonly string[])[]): string[];
  remove(): void;
}

/** Builds a catalog of some committed servers and of one server with tools of these definitions, then its site. */
export async function buildJudgedSite(servers: readonly string[], hostile: readonly JsonObject[]): Promise<JudgedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-judged-'));
  const [catalog, build, dist] = [join(folder, 'catalog'), join(folder, 'build'), join(folder, 'dist')];
  for (const kind of ['servers', 'snapshots']) mkdirSync(join(catalog, kind), { recursive: true });
  for (const path of servers.flatMap((server) => [`servers/${server}.yaml`, `snapshots/${server}.json`])) cpSync(join(root, 'catalog', path), join(catalog, path));
  writeHostile(catalog, hostile);
  await buildCatalog({ catalog, build });
  const built = spawnSync(process.execPath, [join(root, 'site/build.ts')], { cwd: join(root, 'site'), encoding: 'utf8', env: { ...process.env, TOOLRISK_BUILD: build, TOOLRISK_OUT: dist } });
  if (built.status !== 0) throw new Error(`the site was not built:\n${built.stderr}`);
  return { catalog, build, dist, run: (commands) => runCommands(catalog, commands), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function writeHostile(catalog: string, definitions: readonly JsonObject[]): void {
  const tools = definitions.map((definition) => ({ sha256: sha256(canonicalDefinition(definition)), definition }))
    .sort((a, b) => (String(a.definition['name']) < String(b.definition['name']) ? -1 : 1));
  writeFileSync(join(catalog, 'servers/hostile.yaml'), "title: '<b>Hostile\"'\nabout: Says anything.\ntopic: other\nurl: https://example.org/mcp\n");
  writeFileSync(join(catalog, 'snapshots/hostile.json'), JSON.stringify({
    since: '2026-01-02', transport: 'streamable-http', protocolVersion: '2025-11-25',
    serverInfo: null, capabilities: {}, instructions: null, prompts: null, resources: null, tools,
  }));
}

function runCommands(catalog: string, commands: readonly (readonly string[])[]): string[] {
  const input = JSON.stringify(commands.map((words) => [...words, '--catalog', catalog]));
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'run-commands.ts')], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ran.status !== 0) throw new Error(`the commands did not run:\n${ran.stderr}`);
  return ran.stdout.split('\0').slice(0, -1);
}
