import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startModelApi } from './model-api.ts';
import type { OfferedByServer } from './mcp-server.ts';
import type { Calls, ModelCall, ModelRequest } from './model-api.ts';
import { runProgram } from './run-program.ts';
import { callArguments, tools } from './sample.ts';

/** A client's empty home, the command that starts the test server, and the address of the model that is none. */
export interface Place { home: string; work: string; modelUrl: string; server: { command: string; args: string[] } }

export interface Session {
  /** The words that start the client. */
  command: readonly string[];
  env: Record<string, string>;
}

/** A call of the model; without arguments it has those of every call. */
export type SessionCall = Omit<ModelCall, 'arguments'> & Partial<Pick<ModelCall, 'arguments'>>;

export interface Seen { said: string; requests: ModelRequest[]; called: string[] }

/** Runs a client once: `prepare` writes its files and says how to start it; the model then makes the calls it is given. `offers`: the tools of the server. */
export async function runSession(calls: Calls<SessionCall>, prepare: (place: Place) => Session, offers: readonly OfferedByServer[] = tools): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-verify-'));
  const model = await startModelApi((request) => (typeof calls === 'function' ? calls(request) : calls).map((call) => ({ arguments: callArguments, ...call })), ({ body }) => (body.tools ?? []).length > 0);
  try {
    const [home, work, log, list] = ['home', 'work', 'calls.jsonl', 'tools.json'].map((name) => join(folder, name)) as [string, string, string, string];
    for (const made of [home, work]) mkdirSync(made);
    writeFileSync(list, JSON.stringify(offers));
    const server = { command: process.execPath, args: [join(import.meta.dirname, 'mcp-server.ts'), list, log] };
    const { command: [program = '', ...args], env } = prepare({ home, work, modelUrl: model.url, server });
    const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
    const said = await runProgram(program, args, { cwd: work, env: { PATH: path, HOME: home, TMPDIR: folder, ...env } });
    return { said, requests: model.requests, called: readLog(log) };
  } finally {
    await model.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readLog(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { name: string }).name);
}

/** Writes a file and the folders above it. */
export function writeInto(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The path of a file of an installed client. npm puts a package beside the client that asks for it where others want another version. */
export function installed(...parts: string[]): string {
  const above = join(import.meta.dirname, 'node_modules', ...parts);
  const clients = join(import.meta.dirname, 'clients');
  const beside = readdirSync(clients).map((id) => join(clients, id, 'node_modules', ...parts));
  return [above, ...beside].find((path) => existsSync(path)) ?? above;
}

/** The JSON lines among what a client said. */
export function jsonLines(said: string): Record<string, unknown>[] {
  return said.split('\n').filter((line) => line.startsWith('{')).flatMap((line) => {
    try {
      return [JSON.parse(line) as Record<string, unknown>];
    } catch {
      return [];
    }
  });
}
