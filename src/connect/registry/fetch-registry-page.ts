import { setTimeout as wait } from 'node:timers/promises';
import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { Limits } from '../limits.ts';
import { JsonGauge } from '../listing/messages/json-gauge.ts';
import { readCapped } from '../addresses/fetch/read-capped.ts';
import { retryAfter } from '../addresses/fetch/retry-after.ts';
import { Unlisted } from '../unlisted.ts';
import { webFetch } from '../addresses/fetch/web-fetch.ts';
import type { Reach } from '../addresses/fetch/web-fetch.ts';

/** How a page is asked for. */
export interface PageOptions { reach: Reach; limits: Limits; signal: AbortSignal | undefined }

/** One page of a registry's API. Asked for again, more and more slowly, where the failure may be over soon. Throws `Unlisted`. */
export async function fetchRegistryPage(url: URL, options: PageOptions): Promise<JsonObject> {
  const { limits, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchOnce(url, options);
    } catch (error) {
      if (signal?.aborted === true) throw new Unlisted('interrupted', 'it was interrupted');
      if (!(error instanceof Passing)) throw error instanceof Unlisted ? error : new Unlisted('unreachable', `${url.host} cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).name})`);
      if (attempt >= limits.mostRegistryAttempts) throw error.failure;
      await wait(Math.min(error.waitMs ?? limits.registryBackOffMs * 2 ** attempt, limits.mostRetryAfterMs), undefined, { ...(signal && { signal }) }).catch(() => undefined);
    }
  }
}

/** A registry that knows no such path. */
export class NotThere extends Unlisted {
  constructor() {
    super('not-registry', 'it answered with HTTP 404');
  }
}

/** A failure that may be over soon. */
class Passing extends Error {
  readonly failure: Unlisted;
  readonly waitMs: number | null;

  constructor(failure: Unlisted, waitMs: number | null) {
    super(failure.message);
    this.failure = failure;
    this.waitMs = waitMs;
  }
}

async function fetchOnce(url: URL, { reach, limits, signal }: PageOptions): Promise<JsonObject> {
  const timely = AbortSignal.any([AbortSignal.timeout(limits.registryPageMs), ...(signal ? [signal] : [])]);
  const response = await webFetch(url, { headers: { accept: 'application/json' }, signal: timely }, reach).catch((error: unknown) => {
    if (error instanceof Unlisted) throw error;
    throw new Passing(new Unlisted('unreachable', `${url.host} cannot be reached (${(error as NodeJS.ErrnoException).code ?? (error as Error).name})`), null);
  });
  if (response.status === 200) {
    const page = await readCapped(response, limits.greatestRegistryPage);
    new JsonGauge({ limits }).take(page);
    return jsonIn(page.toString('utf8'));
  }
  await response.body?.cancel();
  if (response.status === 404) throw new NotThere();
  const failure = new Unlisted('not-registry', `it answered with HTTP ${response.status}`);
  throw response.status === 429 || response.status >= 500 ? new Passing(failure, retryAfter(response)) : failure;
}

function jsonIn(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    if (isJsonObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new Unlisted('not-registry', 'its answer is no JSON object');
}
