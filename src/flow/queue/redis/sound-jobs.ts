import { droppedKey, queueKeys, runsKey } from './run-keys.ts';

/** Most jobs that the queue holds: of more, nothing is looked at, for whoever put them there would hold up everything. Crawls put theirs in again. */
const mostQueued = 20_000;
/** Most results that wait for a crawl: ten times as many as it puts jobs in. */
export const mostResults = 5000;
/** Longest field of a job, in bytes: what toolrisk and BullMQ write into one takes some hundred. */
const greatestField = 4096;
/** Longest time that a worker may have a job without a sign of life, in milliseconds: ten times what workers ask for. */
const longestLock = 300_000;
/** How long a count is kept that no crawl asks for, in milliseconds. */
const countKept = 24 * 3600 * 1000;

/**
 * First part of every script, in the language of Redis (Lua): `own` removes what is not of the type it must be, `sound` says
 * whether a job is one that BullMQ and a crawl could have written, `take` removes one, `note` keeps the count for a crawl, `sweep` leaves nothing behind.
 */
export const soundJobs = `
local queue, runs, counter = '${queueKeys}', '${runsKey}', '${droppedKey}'
local dropped = 0
-- Looks first: after a write of any kind Redis no longer says that it has no room, and that must be said.
local function gone(key)
  if redis.call('EXISTS', key) == 1 then dropped = dropped + redis.call('UNLINK', key) end
end
local function own(key, kind)
  local is = redis.call('TYPE', key)['ok']
  if is == 'none' or is == kind then return end
  redis.call('UNLINK', key)
  dropped = dropped + 1
end
local function note()
  if dropped == 0 then return end
  own(runs, 'zset')
  if redis.call('ZCARD', runs) == 0 then return end
  local before = 0
  if redis.call('TYPE', counter)['ok'] == 'string' and redis.call('STRLEN', counter) < 10 then before = tonumber(redis.call('GET', counter)) or 0 end
  redis.call('SET', counter, before + dropped, 'PX', ${countKept})
end
local function short(key, kind, most)
  own(key, kind)
  if redis.call('LLEN', key) <= most then return end
  redis.call('UNLINK', key)
  dropped = dropped + 1
end
local function heal(everything)
  own(runs, 'zset')
  for key, kind in pairs({ stalled = 'set', meta = 'hash', events = 'stream', marker = 'zset', id = 'string', ['stalled-check'] = 'string' }) do own(queue .. key, kind) end
  for _, list in ipairs({ 'wait', 'active' }) do short(queue .. list, 'list', ${mostQueued}) end
  -- A crawl puts nothing there, and pauses nothing.
  for _, key in ipairs({ 'paused', 'delayed', 'prioritized', 'waiting-children', 'completed', 'failed', 'repeat', 'limiter', 'pc' }) do gone(queue .. key) end
  for _, field in ipairs({ 'paused', 'concurrency', 'max', 'duration' }) do
    if redis.call('HEXISTS', queue .. 'meta', field) == 1 then dropped = dropped + redis.call('HDEL', queue .. 'meta', field) end
  end
  if not everything then return end
  for _, key in ipairs({ 'stalled', 'meta', 'events', 'marker', 'id' }) do redis.call('UNLINK', queue .. key) end
end
-- What BullMQ keeps of the queue goes with the last run; false where a worker still has a job.
local function sweep()
  own(runs, 'zset')
  if redis.call('ZCARD', runs) > 0 then return true end
  redis.call('UNLINK', counter)
  for _, list in ipairs({ 'active', 'wait' }) do
    own(queue .. list, 'list')
    if redis.call('LLEN', queue .. list) > 0 then return false end
  end
  for _, name in ipairs({ 'meta', 'id', 'events', 'marker', 'stalled', 'stalled-check', 'pc' }) do redis.call('DEL', queue .. name) end
  return true
end
local digits = string.rep('[0-9a-f]', 16)
local form = '^' .. digits .. '%-' .. digits .. '%-[a-z0-9][a-z0-9-]*$'
local fields = { name = '', data = '', opts = '', progress = '', pb = '', defa = '', failedReason = '', stacktrace = '', returnvalue = '', finishedOn = '%d', timestamp = '%d', delay = '%d', priority = '%d', processedOn = '%d', ats = '%d', atm = '%d', stc = '%d' }
local function named(id)
  return #id <= 300 and string.find(id, form) ~= nil
end
local function decoded(text)
  local isJson, value = pcall(cjson.decode, text)
  return isJson and value or nil
end
local function sound(id)
  local key = queue .. id
  if not named(id) or redis.call('TYPE', key)['ok'] ~= 'hash' or redis.call('HLEN', key) > 20 then return false end
  for _, name in ipairs(redis.call('HKEYS', key)) do
    if not fields[name] or redis.call('HSTRLEN', key, name) > ${greatestField} then return false end
    if fields[name] ~= '' and not string.find(redis.call('HGET', key, name), '^%d+$') then return false end
  end
  local data = redis.call('HGET', key, 'data')
  if not data or type(decoded(data)) ~= 'table' then return false end
  local progress = redis.call('HGET', key, 'progress')
  if progress and type(decoded(progress)) ~= 'string' then dropped = dropped + redis.call('HDEL', key, 'progress') end
  local lock = key .. ':lock'
  own(lock, 'string')
  local left = redis.call('PTTL', lock)
  if left == -1 or left > ${longestLock} then dropped = dropped + redis.call('UNLINK', lock) end
  return true
end
local function take(id)
  dropped = dropped + 1
  if named(id) then redis.call('UNLINK', queue .. id, queue .. id .. ':lock') end
end`;
