import { PlaceError } from '../../../text/errors/place-error.ts';

/** Where a Redis is, and how to sign in to it. `shown` names it without user and password: the one form that is ever said. */
export interface RedisPlace {
  shown: string;
  host: string;
  port: number;
  db: number;
  username?: string;
  password?: string;
  tls: boolean;
}

const form = 'Write it as redis://host:6379, or rediss:// for TLS, with user and password before an @ and the number of the database after a slash.';

/** Reads the address of a Redis. `where` is the option that gave it. Throws `PlaceError`, which repeats nothing of the address: it may hold a password. */
export function parseRedisPlace(text: string, where: string): RedisPlace {
  const url = URL.parse(text);
  const host = url?.hostname.replace(/^\[([0-9a-f:.]+)\]$/i, '$1') ?? '';
  const db = /^\/?(\d{0,5})$/.exec(url?.pathname ?? '-')?.[1];
  if (url === null || !/^rediss?:$/.test(url.protocol) || !/^[\w.:-]+$/.test(host) || db === undefined || url.search !== '' || url.hash !== '') {
    throw new PlaceError(where, 'is no address of a Redis', form);
  }
  const [username, password] = [decoded(url.username, where), decoded(url.password, where)];
  return {
    shown: `${url.protocol}//${url.hostname}:${url.port || 6379}${db === '' ? '' : `/${db}`}`,
    host, port: Number(url.port || 6379), db: Number(db), tls: url.protocol === 'rediss:',
    ...(username !== '' && { username }), ...(password !== '' && { password }),
  };
}

function decoded(text: string, where: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PlaceError(where, 'has a user or password that is not percent-encoded', 'Write % as %25.');
  }
}
