import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';

/** The address of the repository that a manifest names, as a browser takes it; null where it names none of the web. */
export function sourceLink({ repository }: JsonObject): string | null {
  const written = isJsonObject(repository) ? repository['url'] : repository;
  if (typeof written !== 'string' || written.length > 500) return null;
  const short = /^(?:github:)?([\w-]+\/[\w.-]+)$/.exec(written)?.[1];
  const text = short !== undefined ? `https://github.com/${short}` : written.replace(/^git\+/, '').replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://').replace(/^git@([\w.-]+):/, 'https://$1/');
  return plainAddress(text.split('#')[0]?.replace(/\.git$/, ''));
}

/** An address of the web that carries nothing but host and path; null for all else. */
export function plainAddress(text: unknown): string | null {
  const url = typeof text === 'string' && text.length <= 500 ? URL.parse(text) : null;
  return url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.search !== '' ? null : (url.href.split('#')[0] ?? '').replace(/\/$/, '');
}
