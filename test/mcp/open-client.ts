import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { root } from '../cli/run-toolrisk.ts';

/** The ways in which the catalog is served. */
export const ways = ['stdio', 'http'] as const;
export type Way = (typeof ways)[number];

export const main = join(root, 'src/cli/main.ts');

/** What ends what was opened: after all tests, wherever in them it was opened. */
const ends: (() => Promise<void> | void)[] = [];
after(async () => { for (const end of ends) await end(); });

/** A client of a real `toolrisk mcp`, which is ended after the tests of this file. */
export async function openClient(way: Way, words: readonly string[] = [], { modern = false, cwd = root } = {}): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' }, modern ? { versionNegotiation: { mode: 'auto' } } : {});
  if (way === 'stdio') await client.connect(new StdioClientTransport({ command: process.execPath, args: [main, 'mcp', ...words], env: process.env as Record<string, string>, stderr: 'inherit', cwd }));
  else await client.connect(new StreamableHTTPClientTransport(new URL((await openHttp(words)).address)));
  ends.push(() => client.close());
  return client;
}

/** A real `toolrisk mcp --http` at a free port. */
export async function openHttp(words: readonly string[] = []): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [main, 'mcp', '--http', '--port', '0', ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  ends.push(() => void child.kill());
  let said = '';
  for await (const chunk of child.stderr!.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    const [, address] = /listens at (\S+)\./.exec(said) ?? [];
    if (address !== undefined) return { address, child };
  }
  await once(child, 'close');
  throw new Error(`it ended: ${said}`);
}

/** The data that a tool answers; throws what it says where that is an error. */
export async function ask(client: Client, name: string, args: Record<string, unknown>): Promise<Record<string, any>> {
  const { structuredContent, content, isError } = await client.callTool({ name, arguments: args });
  const text = (content as { text: string }[])[0]?.text ?? '';
  if (isError === true) throw new Error(text);
  return { ...structuredContent as Record<string, unknown>, text };
}
