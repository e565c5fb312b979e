import { Option } from 'commander';
import type { Command } from 'commander';
import { parseRedisPlace } from '../flow/queue/redis-place.ts';
import type { RedisPlace } from '../flow/queue/redis-place.ts';
import { passedVariables } from './passed-variables.ts';

/** Where the queue is: an address, or the name of a variable that holds it. */
export interface QueueOptions { queue?: string; queueEnv?: string }

/** Adds the two ways to name a queue to a command. */
export function addQueueOptions(command: Command, about: string): Command {
  return command
    .addOption(new Option('--queue <url>', `${about}, as redis://host:6379`).conflicts('queueEnv'))
    .option('--queue-env <name>', 'variable that holds this address, so that its password is on no command line');
}

/** The queue asked for; null for none. Throws `PlaceError`; the address is never said. */
export function queueOf({ queue, queueEnv }: QueueOptions): RedisPlace | null {
  if (queue !== undefined) return parseRedisPlace(queue, '--queue');
  if (queueEnv === undefined) return null;
  return parseRedisPlace(passedVariables([queueEnv], process.env, '--queue-env').get(queueEnv) as string, `--queue-env ${queueEnv}`);
}
