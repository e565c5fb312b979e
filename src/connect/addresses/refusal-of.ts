import { errorWords, HttpRefused } from './http-failure.ts';
import type { JsonObject } from '../../schema/json.ts';
import type { Limits } from '../limits.ts';
import { retryAfter } from './fetch/retry-after.ts';
import { speaksOfRevision } from '../listing/refused-revision.ts';
import { wholeWords } from '../listing/signs/whole-words.ts';
import { challengeOf, Unauthorized } from './sign-in/unauthorized.ts';
import { startOfBody } from './start-of-body.ts';
import { Unlisted } from '../unlisted.ts';

/** Units of its words that are repeated. */
const mostUnits = 200;
/** What somebody says who wants to know who asks; all others who forbid have another reason. */
const ofCredentials = /credential|token|log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|(?:api|access)[ _-]?key|auth|account|scope|permission|password|session|identity|access denied|forbidden/i;

/** An answer that no part of the protocol explains, in its own words; null where it is one for a client. `asked`: the request, where it was one. */
export async function refusalOf(response: Response, asked: JsonObject | null, limits: Limits): Promise<Unlisted | null> {
  const { status } = response;
  if (status === 401 || status === 403) return unauthorized(response, errorWords(await startOfBody(response, limits)));
  if (status === 429) return new Unlisted('rate-limited', `it asks to be left alone for a while (HTTP 429${wished(response)})${said(errorWords(await startOfBody(response, limits)))}`);
  if (asked === null) return null;
  if (status === 204 || status === 205) return new HttpRefused(status, 'no content');
  return status === 200 ? wrongType(response, limits) : null;
}

function unauthorized(response: Response, words: string): Unlisted {
  const { status, headers } = response;
  const isOther = status === 403 && !headers.has('www-authenticate') && words !== '' && !ofCredentials.test(words);
  if (isOther) return new HttpRefused(status, words, 'It refuses who asks from here, or so: see what it says, or ask who runs it.');
  return new Unauthorized(status, challengeOf(response), said(/^(?:unauthorized|forbidden)\W*$/i.test(words) ? '' : words));
}

async function wrongType(response: Response, limits: Limits): Promise<Unlisted | null> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/event-stream') return null;
  const words = type === '' || type === 'text/plain' ? errorWords(await startOfBody(response, limits)) : '';
  const refused = new HttpRefused(200, words);
  if (speaksOfRevision(refused)) return refused;
  return new Unlisted('wrong-content-type', `it answered with ${type === '' ? 'no content type' : type} instead of JSON${said(words)}`);
}

function said(words: string): string {
  return words === '' ? '' : `: ${wholeWords(words, mostUnits)}`;
}

function wished(response: Response): string {
  const ms = retryAfter(response);
  return ms === null ? '' : `, ${Math.ceil(ms / 1000)} s`;
}
