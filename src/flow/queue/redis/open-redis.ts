import type { Redis } from 'ioredis';
import type { CrawlLimits } from '../../crawl/crawl-limits.ts';
import { answerError, connectError, goneError } from './redis-errors.ts';
import type { RedisPlace } from './redis-place.ts';

/** How long to wait for a Redis: at the start, and for one that went, or that says nothing. Milliseconds. */
export type RedisPatience = Pick<CrawlLimits, 'redisConnectMs' | 'redisGoneMs'>;

/** A Redis that answered. */
export interface RedisLink {
  redis: Redis;
  /** Its address without user and password. */
  shown: string;
  /** Ends when the Redis went and did not come back in time; `asError` then says so. */
  gone: AbortSignal;
  /** Fails when the connection ends before something asked through it is answered: the client itself then forgets some of it. */
  within<T>(asked: Promise<T>): Promise<T>;
  /** What the client threw, as what a user is told. */
  asError(error: unknown): unknown;
  close(): void;
  /** Closes it a while after a signal, or with the signal where the Redis is away: nothing may wait for it then. Gives what calls that off. */
  closeAfter(signal: AbortSignal, ms: number): () => void;
}

/** Times that one that is to be given up was asked whether it is there. */
const looks = 10;

/**
 * Connects to a Redis, or fails at once: who mistyped an address must not wait. One that goes later is waited for. Throws
 * `PlaceError`; `onTrouble` hears when it goes and when it is back.
 */
export async function openRedis(place: RedisPlace, patience: RedisPatience, onTrouble: (trouble: 'redis-gone' | 'redis-back') => void): Promise<RedisLink> {
  const { shown } = place;
  const retry: Retry = { ms: null };
  const redis = await connect(place, patience, retry);
  retry.ms = 500;
  const [gone, over] = [new AbortController(), new AbortController()];
  const leave = watchAnswers(redis, patience.redisGoneMs, () => {
    gone.abort();
    close();
  });
  const close = () => {
    leave();
    retry.ms = null;
    redis.disconnect();
    over.abort(new Error('the connection to Redis is closed'));
  };
  tellAbsence(redis, onTrouble);
  return {
    redis, shown, gone: gone.signal, close,
    within: (asked) => within(asked, over.signal),
    asError: (error) => (gone.signal.aborted ? goneError(shown) : answerError(error, shown)),
    closeAfter: (signal, ms) => afterSignal(signal, () => setTimeout(close, redis.status === 'ready' ? ms : 0)),
  };
}

/** Wait before a Redis is tried again, in milliseconds; null: it is not. Of the connections that BullMQ makes of ours, too. */
interface Retry { ms: number | null }

async function connect({ shown, host, port, db, username, password, tls }: RedisPlace, { redisConnectMs }: RedisPatience, retry: Retry): Promise<Redis> {
  const { Redis } = await import('ioredis');
  let last: unknown;
  const redis = new Redis({
    host, port, db, ...(username !== undefined && { username }), ...(password !== undefined && { password }), ...(tls && { tls: {} }),
    lazyConnect: true, connectTimeout: redisConnectMs, maxRetriesPerRequest: null, retryStrategy: () => retry.ms,
  });
  // Without a listener the client would print the errors itself.
  redis.on('error', (error) => { last = error; });
  // What takes a connection may still not answer.
  const timer = setTimeout(() => redis.disconnect(), 2 * redisConnectMs);
  try {
    await redis.connect();
    // The client itself goes on with database 0 where there is none of that number.
    await redis.select(db);
  } catch (error) {
    redis.disconnect();
    throw connectError((error as Error).name === 'ReplyError' ? error : last, shown);
  } finally {
    clearTimeout(timer);
  }
  return redis;
}

function tellAbsence(redis: Redis, onTrouble: (trouble: 'redis-gone' | 'redis-back') => void): void {
  let isAway = false;
  redis.on('reconnecting', () => {
    if (!isAway) onTrouble('redis-gone');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) onTrouble('redis-back');
    isAway = false;
  });
}

/** Leaves nothing at the signal that was there for the one answer: a worker asks for days. */
async function within<T>(asked: Promise<T>, over: AbortSignal): Promise<T> {
  // Where the signal was first, nobody waits for this any more; what becomes of it must not end the process.
  asked.catch(() => undefined);
  let end = () => {};
  const ended = new Promise<never>((_done, fail) => { end = () => fail(over.reason); });
  over.addEventListener('abort', end);
  try {
    over.throwIfAborted();
    return await Promise.race([asked, ended]);
  } finally {
    over.removeEventListener('abort', end);
  }
}

/** Gives a Redis up that has not answered for so long, whether it went or hangs. Counts looks, not time: this process may have been busy itself. */
function watchAnswers(redis: Redis, ms: number, giveUp: () => void): () => void {
  let missed = 0;
  let isAsked = false;
  const timer = setInterval(() => {
    if (isAsked && ++missed >= looks) return giveUp();
    if (isAsked) return;
    isAsked = true;
    redis.ping().then(() => { missed = 0; }, () => undefined).finally(() => { isAsked = false; });
  }, ms / looks);
  return () => clearInterval(timer);
}

function afterSignal(signal: AbortSignal, begin: () => NodeJS.Timeout): () => void {
  let timer: NodeJS.Timeout | undefined;
  const end = () => { timer = begin(); };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  };
}
