import type { Redis } from 'ioredis';
import { runKeys } from './run-keys.ts';
import { mostResults, soundJobs } from './sound-jobs.ts';

/** Drops what is broken among the active jobs and the run's own waiting ones, and says what is there of the run. */
const survey = `${soundJobs}
local own_run, present, active, length = ARGV[1] .. '-', {}, {}, 0
heal(false)
for _, list in ipairs({ 'wait', 'active' }) do
  local all, kept = redis.call('LRANGE', queue .. list, 0, -1), {}
  for _, id in ipairs(all) do
    local is_own = string.sub(id, 1, 17) == own_run
    if not (is_own or list == 'active') or sound(id) then
      table.insert(kept, id)
      if is_own then table.insert(present, id) end
      if is_own and list == 'active' then table.insert(active, { id, redis.call('HGET', queue .. id, 'progress') or '', redis.call('HGET', queue .. id, 'pb') or '' }) end
    else take(id) end
  end
  length = length + #kept
  if #kept < #all then
    redis.call('UNLINK', queue .. list)
    for from = 1, #kept, 1000 do redis.call('RPUSH', queue .. list, unpack(kept, from, math.min(from + 999, #kept))) end
  end
end
short(KEYS[1], 'list', ${mostResults})
for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if #id <= 300 then table.insert(present, id) end
end
return { present, active, dropped }`;

/** Drops broken jobs that would be next, and what a next one must not have. Gives how much was dropped. */
const prepare = `${soundJobs}
heal(false)
for _ = 1, 1000 do
  local id = redis.call('LINDEX', queue .. 'wait', -1)
  if not id then break end
  if sound(id) then
    -- Read by BullMQ before anybody else sees the job: none of it is needed, and whoever wrote it may have meant that.
    for _, field in ipairs({ 'progress', 'failedReason', 'stacktrace', 'returnvalue', 'finishedOn' }) do
      if redis.call('HEXISTS', queue .. id, field) == 1 then redis.call('HDEL', queue .. id, field) end
    end
    local options = '{"jobId":"' .. id .. '","removeOnComplete":true,"removeOnFail":true,"attempts":0}'
    if redis.call('HGET', queue .. id, 'opts') ~= options then redis.call('HSET', queue .. id, 'opts', options) end
    break
  end
  redis.call('RPOP', queue .. 'wait')
  take(id)
end
note()
return dropped`;

/** Removes all of the queue that is not its jobs: what it was is written anew where it is missed. */
const repair = `${soundJobs}
heal(true)
note()
return dropped`;

/** Removes jobs, wherever they are. */
const forget = `${soundJobs}
for _, id in ipairs(ARGV) do
  if named(id) then
    for _, list in ipairs({ 'wait', 'active' }) do own(queue .. list, 'list') redis.call('LREM', queue .. list, 0, id) end
    redis.call('UNLINK', queue .. id, queue .. id .. ':lock')
  end
end
note()`;

/** Removes what stands where jobs are to be put and is none. */
const clear = `${soundJobs}
for _, id in ipairs(ARGV) do own(queue .. id, 'hash') end
note()`;

/** Adds to what was dropped, for a crawl to tell. */
const count = `${soundJobs}
dropped = tonumber(ARGV[1])
note()`;

/** What was dropped since it was asked for last. */
const told = `${soundJobs}
local found = redis.call('TYPE', counter)['ok'] == 'string' and redis.call('STRLEN', counter) < 10 and redis.call('GET', counter) or ''
redis.call('UNLINK', counter)
return found`;

/** Leaves nothing where no run is: a look for lost jobs, after the last one went, writes anew what BullMQ keeps. */
const leave = `${soundJobs}
sweep()`;

/** What is in the queue of one run. */
export interface Survey {
  /** Ids of its jobs that wait, that a worker has, or that have a result. */
  present: ReadonlySet<string>;
  /** Those a worker has, with what it says of itself, as it stands in Redis. */
  active: readonly { jobId: string; progress: string; by: string }[];
  /** How much was dropped on the way. */
  dropped: number;
}

/** What is done to the queue besides BullMQ: everything in it is read as a stranger's. Each throws what the Redis client throws. */
export interface QueueScripts {
  survey(run: string): Promise<Survey>;
  prepare(): Promise<number>;
  repair(): Promise<number>;
  forget(jobIds: readonly string[]): Promise<void>;
  clear(jobIds: readonly string[]): Promise<void>;
  count(dropped: number): Promise<void>;
  told(): Promise<number>;
  leave(): Promise<void>;
}

/** The scripts of the queue. */
export function queueScripts(redis: Redis): QueueScripts {
  return {
    survey: async (run) => {
      const [present, active, dropped] = await redis.eval(survey, 1, runKeys(run).finished, run) as [string[], [string, string, string][], number];
      return { dropped, present: new Set(present), active: active.map(([jobId, progress, by]) => ({ jobId, progress, by })) };
    },
    prepare: async () => await redis.eval(prepare, 0) as number,
    repair: async () => await redis.eval(repair, 0) as number,
    forget: async (jobIds) => { await redis.eval(forget, 0, ...jobIds); },
    clear: async (jobIds) => { await redis.eval(clear, 0, ...jobIds); },
    count: async (dropped) => { await redis.eval(count, 0, dropped); },
    leave: async () => { await redis.eval(leave, 0); },
    told: async () => {
      const found = await redis.eval(told, 0) as string;
      return /^\d{1,9}$/.test(found) ? Number(found) : 0;
    },
  };
}
