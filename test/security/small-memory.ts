import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/run-toolrisk.ts';

/** What a run of toolrisk with little memory came to. `peakMemory`: bytes, zero where /proc does not tell. */
export interface SmallRun { code: number | null; stdout: string; stderr: string; peakMemory: number }

/** Runs toolrisk from source with 512 MB for what its main thread holds: more than anything it should ever do takes. */
export async function runSmall(args: readonly string[], input?: string): Promise<SmallRun> {
  const child = spawn(process.execPath, ['--max-old-space-size=512', join(root, 'src/cli/main.ts'), ...args], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  const run: SmallRun = { code: null, stdout: '', stderr: '', peakMemory: 0 };
  child.stdin.on('error', () => undefined).end(input);
  child.stdout.setEncoding('utf8').on('data', (text: string) => { run.stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { run.stderr += text; });
  const looking = setInterval(() => { run.peakMemory = Math.max(run.peakMemory, peakOf(child.pid as number)); }, 100);
  run.code = await new Promise((done) => child.once('close', done));
  clearInterval(looking);
  return run;
}

function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
