import { unwritable } from '../../text/errors/unwritable.ts';
import { brokenPipeExitCode } from './exit-code.ts';
import { say } from '../output/say.ts';

/** What ends the work early. */
export interface Ending {
  signal: AbortSignal;
  /** The exit code then; what fails afterwards is only a consequence and not told. Null while nothing has ended it. */
  code(): number | null;
  /** Standard output takes no more, for this cause. */
  lose(error: unknown): void;
  /** Whether standard error took all that was said. */
  isHeard(): boolean;
}

/**
 * Watches for what ends the work early: Ctrl-C and its kin (a second one ends at once), a reader of standard output that left
 * (`| head`), and a disk that is full of it.
 */
export function watchForEnd(): Ending {
  const controller = new AbortController();
  let code: number | null = null;
  let isHeard = true;
  const end = (withCode: number) => {
    code = withCode;
    controller.abort();
    process.stdin.destroy();
  };
  const lose = (error: unknown) => {
    if (code !== null) return;
    const isGone = (error as NodeJS.ErrnoException).code === 'EPIPE';
    if (!isGone) say((unwritable('standard output', error) as Error).message);
    end(isGone ? brokenPipeExitCode : 3);
  };
  for (const [name, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]] as const) {
    process.on(name, () => (code === null ? end(128 + number) : process.exit(128 + number)));
  }
  process.stdout.on('error', lose);
  // There is no place left to say it; a reader that left wants to hear no more.
  process.stderr.on('error', ({ code: why }: NodeJS.ErrnoException) => { isHeard &&= why === 'EPIPE'; });
  return { signal: controller.signal, code: () => code, lose, isHeard: () => isHeard };
}
