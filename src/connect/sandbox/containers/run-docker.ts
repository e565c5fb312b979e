import { execFile } from 'node:child_process';
import { dockerEnvironment } from './docker-environment.ts';

/** How a command of docker ended. `code` is null when it did not end in time, or could not be started. */
export interface DockerRun { code: number | null; stdout: string; stderr: string }

/** Has docker do something and waits for it, at most `ms`. Never throws. */
export function runDocker(file: string, args: readonly string[], ms: number, signal?: AbortSignal): Promise<DockerRun> {
  const options = { timeout: ms, killSignal: 'SIGKILL' as const, maxBuffer: 1024 * 1024, env: dockerEnvironment(), encoding: 'utf8' as const, windowsHide: true, ...(signal && { signal }) };
  return new Promise((done) => {
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : child.exitCode, stdout, stderr });
    });
    child.stdin?.end();
  });
}
