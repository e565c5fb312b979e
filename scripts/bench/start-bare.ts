import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import { standIn } from '../../test/connect/stand-in.ts';

const messages = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bare', version: '1' } } },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
].map((message) => `${JSON.stringify(message)}\n`).join('');

/** Starts that many servers, so many at a time: each is told what a listing tells it, and left to end when it has answered. */
export async function startBare(count: number, concurrency: number): Promise<void> {
  let left = count;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while ((left -= 1) >= 0) await askOne(standIn('honest'));
  }));
}

async function askOne({ command, args }: CommandLaunch): Promise<void> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  child.stdin.write(messages);
  for await (const line of createInterface({ input: child.stdout })) if ((JSON.parse(line) as { id: number }).id === 2) break;
  child.stdin.end();
  await ended;
}
