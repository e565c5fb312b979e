import { Option } from 'commander';
import type { Command } from 'commander';
import { parseQueueKey } from '../../flow/queue/signed/queue-key.ts';
import type { QueueKey } from '../../flow/queue/signed/queue-key.ts';
import { parseRedisPlace } from '../../flow/queue/redis/redis-place.ts';
import type { SharedQueue } from '../../flow/queue/shared-queue.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { passedVariables } from '../options/passed-variables.ts';

/** Where the queue is: an address, or the name of a variable that holds it; and the name of the variable that holds its key. */
export interface QueueOptions { queue?: string; queueEnv?: string; queueKeyEnv?: string }

const ownVariable = 'TOOLRISK_QUEUE_KEY';

/** Adds the ways to name a queue to a command. */
export function addQueueOptions(command: Command, about: string): Command {
  return command
    .addOption(new Option('--queue <url>', `${about}, as redis://host:6379`).conflicts('queueEnv'))
    .option('--queue-env <name>', 'variable that holds this address, so that its password is on no command line')
    .option('--queue-key-env <name>', `variable that holds the key that crawl and workers share (default: ${ownVariable})`);
}

/**
 * The queue asked for; null for none. Throws `PlaceError`; neither address nor key is ever said. The variables are removed
 * from the environment: nothing that is started from now on sees them.
 */
export function queueOf({ queue, queueEnv, queueKeyEnv }: QueueOptions): SharedQueue | null {
  if (queue === undefined && queueEnv === undefined) {
    if (queueKeyEnv !== undefined) throw new PlaceError('--queue-key-env', 'is for a queue', 'Name its Redis: --queue redis://host:6379, or leave the option out.');
    return null;
  }
  const place = queueEnv === undefined
    ? parseRedisPlace(queue as string, '--queue')
    : parseRedisPlace(passedVariables([queueEnv], process.env, '--queue-env').get(queueEnv) as string, `--queue-env ${queueEnv}`);
  const key = keyIn(queueKeyEnv ?? ownVariable);
  if (queueEnv !== undefined) delete process.env[queueEnv];
  return { place, key };
}

/** The key that a variable holds. What is no name is not repeated: it may be the key itself. */
function keyIn(name: string): QueueKey {
  if (!/^[A-Za-z_]\w{0,30}$/.test(name)) throw new PlaceError('--queue-key-env', 'wants the name of a variable, of at most 31 letters, digits and underscores', `Put the key into a variable, and name that: --queue-key-env ${ownVariable}.`);
  const key = parseQueueKey(process.env[name], name);
  delete process.env[name];
  return key;
}
