import { spawn } from 'node:child_process';

/** How long one run of a client may take, in milliseconds: they take two to ten seconds; a hung one must not hold up the rest. */
const patience = 90_000;

/** Runs a program with nothing of our environment but what is given, and returns all it says. */
export async function runProgram(command: string, args: readonly string[], { cwd, env }: { cwd: string; env: Record<string, string> }): Promise<string> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { said += chunk; });
  const end = () => { if (child.pid !== undefined) endGroup(child.pid); };
  const timer = setTimeout(end, patience);
  await new Promise<void>((done, fail) => { child.on('error', fail).on('exit', () => done()); });
  clearTimeout(timer);
  end();
  return said;
}

/** Ends what the client started and left behind. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
