import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { spoken } from '../../connect/deadline.ts';
import { limits } from '../../connect/limits.ts';
import { Unlisted } from '../../connect/unlisted.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import type { ListedServer } from '../listed-server.ts';
import type { Verdicts } from './judge-listed.ts';

/** What to judge, and by what: knowledge cannot be sent, so it is loaded again, from the same catalog. */
export interface JudgingData { listed: ListedServer; catalog: string | null; posture: Posture; tokens: boolean; today?: string }

/** What ends it. */
export interface JudgingEnd { timeoutMs?: number | undefined; signal?: AbortSignal | undefined }

const MiB = 1024 * 1024;

/**
 * Judges a server in a thread with memory and time of its own. Throws `Unlisted` when either is over, or the signal says so: the
 * thread is then gone.
 */
export async function judgeApart(data: JudgingData, { timeoutMs = limits.judgeMs, signal }: JudgingEnd): Promise<Verdicts> {
  const worker = new Worker(join(import.meta.dirname, `judging-thread${extname(import.meta.filename)}`), {
    workerData: data, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: limits.greatestJudgingHeap / MiB },
  });
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  try {
    return await new Promise<Verdicts>((done, fail) => {
      stop = () => fail(new Unlisted('interrupted', 'it was interrupted before its tools were judged'));
      timer = setTimeout(() => fail(new Unlisted('timeout', `its tools were listed, and not judged within ${spoken(timeoutMs)}`)), timeoutMs);
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted === true) stop();
      worker.once('message', done).once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error));
      worker.once('exit', () => fail(tooMuch()));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function tooMuch(): Unlisted {
  return new Unlisted('too-much-output', `to judge its tools takes more than ${limits.greatestJudgingHeap / MiB} MiB of memory`);
}
