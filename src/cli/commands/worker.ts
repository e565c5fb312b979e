import { Command } from 'commander';
import type { WorkRequest } from '../../flow/queue/work/workplace.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { ownCatalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { addMannerOptions, mannerOf } from '../crawl/crawl-manner.ts';
import type { MannerOptions } from '../crawl/crawl-manner.ts';
import { addQueueOptions, queueOf } from '../crawl/queue-option.ts';
import type { QueueOptions } from '../crawl/queue-option.ts';
import { workerProgress } from '../crawl/worker-progress.ts';

interface WorkerOptions extends MannerOptions, QueueOptions { catalog?: string }

const examples = `
Examples:
  toolrisk worker --queue redis://127.0.0.1:6379
  toolrisk worker --queue-env QUEUE --concurrency 8 --catalog /srv/catalog

Lists the servers that crawls with the same queue and the same key ask for, one
result each, until it is ended. The key stands in the variable that
--queue-key-env names, by default TOOLRISK_QUEUE_KEY: jobs and results are
signed with it, and others are dropped. Make one with openssl rand -hex 32.
A job names a server and the hash of its file: only what this worker's own
catalog holds under that hash is started, shut in as --sandbox says. A worker
that is ended gives back what it was at; one that is killed loses it to another
after less than a minute.
Exit code 2 when what it starts cannot be shut in here; 3 when Redis cannot be
reached, or goes and does not come back.`;

/** `toolrisk worker`: list servers for crawls that run elsewhere. */
export function workerCommand(context: Context): Command {
  return addQueueOptions(addMannerOptions(new Command('worker').description('list servers for crawls with a queue, here or on other machines')), 'the Redis that holds the queue')
    .addHelpText('after', examples)
    .action(async (_options: WorkerOptions, command: Command) => {
      const options = command.optsWithGlobals<WorkerOptions>();
      const queue = queueOf(options);
      if (queue === null) throw new PlaceError('worker', 'no queue is named', 'Name its Redis: --queue redis://host:6379, or --queue-env NAME.');
      const catalog = ownCatalogFolder(options.catalog, context.cwd);
      await work({ ...mannerOf(options), queue, catalog, concurrency: options.concurrency, signal: context.stop });
    });
}

/** Loaded only now: no other command needs it. */
async function work(request: WorkRequest): Promise<void> {
  const { workQueue } = await import('../../flow/queue/work/work-queue.ts');
  await workQueue({ ...request, onEvent: workerProgress(process.stderr, request.queue.place.shown) });
}
