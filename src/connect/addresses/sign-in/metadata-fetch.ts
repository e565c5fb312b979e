import type { FetchLike } from '@modelcontextprotocol/client';
import { readCapped } from '../fetch/read-capped.ts';
import type { Taking } from '../../taking.ts';
import { webFetch } from '../fetch/web-fetch.ts';

/**
 * The fetch for what a server's authorization needs, which may lie at another origin: nothing that was passed in goes along.
 * Each answer is whole, small and in time.
 */
export function metadataFetch({ limits, reach, signal }: Taking): FetchLike {
  return async (address, init) => {
    const timely = AbortSignal.any([signal, AbortSignal.timeout(limits.metadataMs), ...(init?.signal ? [init.signal] : [])]);
    const response = await webFetch(address, { ...init, signal: timely }, reach);
    const body = await readCapped(response, limits.greatestMetadata);
    return new Response(response.body === null ? null : body, response);
  };
}
