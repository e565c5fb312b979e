import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compilePackage } from '../compile-package.ts';
import { say } from '../say.ts';
import { countLines, definitionFile, doubledFile } from './definition-files.ts';
import { median } from './figures.ts';
import type { Section } from './figures.ts';
import { measureProcess } from './measure-process.ts';
import type { Usage } from './measure-process.ts';

const root = resolve(import.meta.dirname, '../..');
const reserialise = join(import.meta.dirname, 'reserialise.mjs');

/** What is run, by name; all take turns, so that a busy minute of the machine hits all of them. */
const commands = {
  baseline: ({ once }: Files) => [reserialise, once],
  scan: ({ toolrisk, once }: Files) => [toolrisk, 'scan', once, '--format', 'jsonl'],
  twice: ({ toolrisk, twice }: Files) => [toolrisk, 'scan', twice, '--format', 'jsonl'],
  start: ({ toolrisk, one }: Files) => [toolrisk, 'scan', one, '--format', 'jsonl'],
} satisfies Record<string, (files: Files) => string[]>;
type CommandName = keyof typeof commands;

interface Files { toolrisk: string; once: string; twice: string; one: string }

/**
 * Classifies a file of definitions by the packaged command line, as a whole process from the file to JSON Lines, against a process
 * that only parses the file and prints it again.
 */
export async function benchJudge({ file, runs, folder }: { file: string | undefined; runs: number; folder: string }): Promise<Section> {
  const once = await definitionFile(file, folder);
  const one = join(folder, 'one.jsonl');
  writeFileSync(one, '{"name":"read_note","description":"Reads a note."}\n');
  // Inside the checkout, where it finds its dependencies.
  mkdirSync(join(root, 'build'), { recursive: true });
  const compiled = mkdtempSync(join(root, 'build', 'bench-'));
  try {
    if (!await compilePackage(compiled)) throw new Error('The package could not be compiled: see above.');
    const files = { toolrisk: join(compiled, 'src/cli/main.js'), once, twice: doubledFile(once, folder), one };
    return told(countLines(once), file, await takeTurns(files, runs, folder));
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
}

async function takeTurns(files: Files, runs: number, folder: string): Promise<Record<CommandName, Usage[]>> {
  const seen: Record<CommandName, Usage[]> = { baseline: [], scan: [], twice: [], start: [] };
  for (let run = 1; run <= runs; run += 1) {
    say(`judge: run ${run} of ${runs}`);
    for (const name of Object.keys(commands) as CommandName[]) seen[name].push(await measureProcess(commands[name](files), folder));
  }
  return seen;
}

function told(tools: number, file: string | undefined, seen: Record<CommandName, Usage[]>): Section {
  const cpu = (name: CommandName) => median(seen[name].map(({ cpuSeconds }) => cpuSeconds));
  const peak = (name: CommandName) => median(seen[name].map(({ peakMegabytes }) => peakMegabytes));
  return {
    title: 'judge',
    about: [
      `toolrisk scan FILE --format jsonl, the whole process, over ${file ?? 'the catalog, repeated'}; CPU is user + system`,
      'against: a process that parses each line and prints it again',
    ],
    figures: [
      { says: 'tools in the file', value: tools, unit: 'tools' },
      { says: 'classified per CPU second', value: tools / cpu('scan'), unit: 'tools/s' },
      { says: 'CPU of the scan', value: cpu('scan'), unit: 's' },
      { says: 'CPU of parsing and printing again', value: cpu('baseline'), unit: 's' },
      { says: 'CPU against parsing and printing again', value: cpu('scan') / cpu('baseline'), unit: 'x', most: 6 },
      { says: 'CPU of starting up: a scan of one tool', value: cpu('start'), unit: 's' },
      { says: 'peak memory', value: peak('scan'), unit: 'MB' },
      { says: 'peak memory, file twice as long', value: peak('twice'), unit: 'MB' },
      { says: 'memory for twice the file', value: peak('twice') / peak('scan'), unit: 'x', most: 1.25 },
    ],
  };
}
