import type { Redis } from 'ioredis';
import { runKeys, runsKey } from './run-keys.ts';
import { mostResults, soundJobs } from './sound-jobs.ts';

// What must happen at once in Redis, or be measured before it is fetched, in the language of Redis (Lua).

/** Claims a run, or holds the claim. Says who had it: the caller (`held`), nobody (`new`), or another (`other` and what it wrote: nothing is changed unless it is taken over). */
const hold = `${soundJobs}
heal(false)
own(KEYS[1], 'string')
if redis.call('STRLEN', KEYS[1]) > 200 then dropped = dropped + redis.call('UNLINK', KEYS[1]) end
note()
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[2] and ARGV[1] ~= 'claim' then return {'other', holder} end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[6])
return {(holder and holder == ARGV[2]) and 'held' or 'new', ''}`;

/** Whether a run still wants its jobs done. */
const wanted = `${soundJobs}
own(KEYS[1], 'zset')
note()
return redis.call('ZSCORE', KEYS[1], ARGV[1]) and 1 or 0`;

/** Keeps a result for the collector, if its run still wants it. */
const send = `${soundJobs}
own(KEYS[1], 'zset')
own(KEYS[2], 'hash')
own(KEYS[3], 'list')
note()
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('RPUSH', KEYS[3], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PEXPIRE', KEYS[3], ARGV[4])
return 1`;

/** The next result that came, unless it is longer than can be borne: then its length only. */
const look = `${soundJobs}
own(KEYS[1], 'hash')
short(KEYS[2], 'list', ${mostResults})
note()
local id = redis.call('LINDEX', KEYS[2], 0)
if not id then return nil end
if #id > 400 then return {'', 0} end
local size = redis.call('HSTRLEN', KEYS[1], id)
if size == 0 or size > tonumber(ARGV[1]) then return {id, size} end
return {id, size, redis.call('HGET', KEYS[1], id)}`;

/** Removes the result that was looked at. */
const drop = `${soundJobs}
own(KEYS[1], 'hash')
own(KEYS[2], 'list')
redis.call('HDEL', KEYS[1], ARGV[1])
return redis.call('LPOP', KEYS[2])`;

/** Removes all that is a run's own. Where no other run is and no worker has a job, what BullMQ keeps of the queue goes too. 0: a worker still has one. */
const tidy = `${soundJobs}
heal(false)
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('UNLINK', KEYS[2], KEYS[3], KEYS[4])
return sweep() and 1 or 0`;

/** Who has a run: the caller, nobody until now, or another, with what that one wrote. */
export type Held = 'held' | 'new' | { other: string };

/** What a run does in Redis besides its queue. */
export interface RunScripts {
  hold(how: 'claim' | 'keep', holder: string, times: { holdMs: number; keptMs: number }): Promise<Held>;
  /** Whether the run still wants its jobs done. */
  isWanted(): Promise<boolean>;
  send(jobId: string, result: string, keptMs: number): Promise<void>;
  /** The oldest result: its job, its length in bytes, its text unless it is none or longer than `most`. */
  look(most: number): Promise<{ jobId: string; bytes: number; text?: string } | null>;
  drop(jobId: string): Promise<void>;
  tidy(): Promise<boolean>;
}

/** The scripts of one run. Each throws what the Redis client throws. */
export function runScripts(redis: Redis, run: string): RunScripts {
  const { holder: holderKey, results, finished } = runKeys(run);
  return {
    hold: async (how, holder, { holdMs, keptMs }) => {
      const [held, other] = await redis.eval(hold, 2, holderKey, runsKey, how, holder, holdMs, Date.now(), Date.now() + keptMs, run) as ['held' | 'new' | 'other', string];
      return held === 'other' ? { other } : held;
    },
    isWanted: async () => await redis.eval(wanted, 1, runsKey, run) === 1,
    send: async (jobId, result, keptMs) => { await redis.eval(send, 3, runsKey, results, finished, run, jobId, result, keptMs); },
    look: async (most) => {
      const seen = await redis.eval(look, 2, results, finished, most) as [string, number, string?] | null;
      return seen === null ? null : { jobId: seen[0], bytes: seen[1], ...(seen[2] !== undefined && { text: seen[2] }) };
    },
    drop: async (jobId) => { await redis.eval(drop, 2, results, finished, jobId); },
    tidy: async () => await redis.eval(tidy, 4, runsKey, holderKey, results, finished, run) === 1,
  };
}
