import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { isWellKnownSegment } from '../../text/secrets/shown-address.ts';
import { trimEnd } from '../../text/trim-ends.ts';
import { decoded } from '../addresses/address.ts';
import type { Launch } from '../launch/launch.ts';

/** Replaces in texts what must not be repeated. */
export type Mask = (text: string) => string;

/** Words too common, and known too well, to be secrets: masking them would spoil every description that has them. */
const plainWord = /^(dummy|test|example|placeholder|true|false|none|null|undefined|default|stdio|bearer|basic|[0-9]{1,5}|[a-z]{1,3})$/i;
const secretName = /key|token|secret|passw|pwd|auth|cred|cookie|session|private|signature|dsn|\bpat\b/i;

/** A part of a path that reads like a name: masked where it stands in a path, since alone it may be the server's own word. */
const readable = /^[@~]?[A-Z]?[a-z]{1,20}(?:[-_.][a-z]{1,20}){0,3}$/;

/**
 * A mask for the values that were passed in, which a server may echo: of headers, user info, path and query of an address, of
 * variables, and of arguments. What is named like a secret is masked from four characters on; other values only when they
 * are long and no plain words, since `production` in a description is the server's own. `anyCase`: also in other letters, for names of
 * hosts, in which case is lost.
 */
export function maskFor(launch: Launch, paths: ReadonlyMap<string, string> = new Map(), anyCase = false): Mask {
  const told = (launch.secrets ?? []).flatMap((value) => secretForms(value, true));
  const values = [...new Set([...told, ...passedIn(launch)].filter((value) => !paths.has(value)))].sort((a, b) => b.length - a.length);
  const segments = launch.kind === 'url' ? addressesIn(launch).flatMap(pathSegments).filter((segment) => readable.test(segment)) : [];
  const places = [...paths].sort(([a], [b]) => b.length - a.length);
  return (text) => {
    let masked = text;
    for (const [path, stable] of places) masked = masked.replaceAll(path, () => stable);
    for (const value of values) if (anyCase || masked.includes(value)) masked = masked.replace(pattern(value, anyCase), '[masked]');
    for (const segment of segments) if (anyCase || masked.includes(`/${segment}`)) masked = masked.replace(inPath(segment), '/[masked]');
    return masked;
  };
}

/** A JSON value with every text in it masked, keys too; the same value when there was nothing to mask. */
export function masked<T extends Json | undefined>(value: T, mask: Mask): T {
  if (typeof value === 'string') return mask(value) as T;
  if (Array.isArray(value)) {
    const items = value.map((item) => masked(item, mask));
    return (items.some((item, at) => item !== value[at]) ? items : value) as T;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  const changed = entries.map(([key, inner]) => [mask(key), masked(inner, mask)] as const);
  return (changed.some(([key, inner], at) => key !== entries[at]?.[0] || inner !== entries[at]?.[1]) ? Object.fromEntries(changed) : value) as T;
}

function passedIn(launch: Launch): string[] {
  if (launch.kind === 'url') {
    const headers = Object.entries(launch.headers).filter(([name]) => !/^(accept|content-type|user-agent)$/i.test(name));
    const named = headers.flatMap(([, value]) => [value, ...value.split(/\s+/)]).flatMap((value) => secretForms(value, true));
    return [...named, ...addressesIn(launch).flatMap(secretsOfAddress)];
  }
  const given = launch.args.map((arg): [string, string] => /^--?[\w-]+$/.test(arg) ? ['', ''] : [arg.split('=')[0] ?? '', arg.slice(arg.startsWith('-') ? arg.indexOf('=') + 1 : 0)]);
  const following = launch.args.slice(1).map((arg, at): [string, string] => [launch.args[at] ?? '', arg.startsWith('-') ? '' : arg]);
  const named = [...Object.entries(launch.env), ...given, ...following].flatMap(([name, value]) => secretForms(value, secretName.test(name)));
  return [...named, ...addressesIn(launch).flatMap(secretsOfAddress)];
}

/** The addresses of the web that are passed in: where a launch leads, or what a program is given. */
function addressesIn(launch: Launch): URL[] {
  const texts = launch.kind === 'url' ? [launch.url] : [...Object.values(launch.env), ...launch.args.flatMap((arg) => [arg, arg.slice(arg.indexOf('=') + 1)])];
  return texts.filter((text) => /^https?:\/\//i.test(text)).map((text) => URL.parse(text)).filter((url) => url !== null);
}

function secretsOfAddress(url: URL): string[] {
  const parts = [...url.searchParams.values(), decoded(url.password), decoded(url.username), ...pathSegments(url).filter((segment) => !readable.test(segment))];
  return parts.flatMap((value) => [value, ...value.split(/\s+/)]).flatMap((value) => secretForms(value, true));
}

/** The parts of its path that not every address has, as they were meant. */
function pathSegments({ pathname }: URL): string[] {
  return pathname.split('/').map(decoded).filter((segment) => segment.length >= 4 && !isWellKnownSegment(segment));
}

function secretForms(value: string, isSecret: boolean): string[] {
  if (plainWord.test(value) || value.includes('${')) return [];
  const hasUserInfo = /:\/\/[^/\s@]+@/.test(value);
  if (!(isSecret || hasUserInfo ? value.length >= 4 : value.length >= 12 && /\d/.test(value) && /[a-z]/i.test(value) && !/[\s/\\]/.test(value))) return [];
  return [value, encodeURIComponent(value), trimEnd(Buffer.from(value).toString('base64'), /=/)];
}

function inPath(segment: string): RegExp {
  return new RegExp(`/${escaped(segment)}(?![A-Za-z0-9])`, 'g');
}

function escaped(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Short values only as whole words. */
function pattern(value: string, anyCase: boolean): RegExp {
  const flags = anyCase ? 'gi' : 'g';
  const literal = escaped(value);
  return value.length >= 8 ? new RegExp(literal, flags) : new RegExp(`(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, flags);
}
