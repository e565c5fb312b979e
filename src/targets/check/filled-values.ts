import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule } from '../../schema/policy.ts';
import { sampleValues } from '../arguments/sample-values.ts';
import type { InstalledPolicy } from './check-request.ts';

/** Values of one kind that are tried, so that a file of any size takes a bounded time. */
const mostTried = 200;
/** Texts of a part of a policy that is taken as a whole. */
const mostTogether = 40;

const quoted = /"((?:[^"\\]|\\.){0,300})"|'([^'\n]{0,300})'|`([^`\n]{0,300})`/g;
const pathLike = /(?:[A-Za-z]:|~|\.)?[/\\][^\s"'`|()*,\]}<>]{0,200}/g;
const mailLike = /[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,253}/g;
const hostLike = /[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g;

/** What a person may have filled in for a test of a tool, as it stands in a policy: patterns escape some of its characters. */
export function filledValues({ text: whole, data }: Pick<InstalledPolicy, 'text' | 'data'>, tool: string): (rule: ArgumentRule) => Json[] {
  const text = [...textsAbout(data, tool), ...whole.split('\n').filter((line) => line.includes(tool))].join('\n');
  const bare = text.replace(/\\(?=[^\w\s])/g, '');
  const texts = distinct([...textsAbout(data, tool), ...[...`${text}\n${bare}`.matchAll(quoted)].map(([, double, single, raw]) => double ?? single ?? raw ?? '')]);
  // A pattern over JSON holds the quotes of a value as well as those of its key.
  const words = distinct([...bare.match(mailLike) ?? [], ...texts.flatMap((one) => one.split(/[|()]/)), ...bare.split(/[^\p{L}\p{N}_.@+#-]+/u)]);
  const paths = distinct([...bare.matchAll(pathLike)].map(([path]) => path));
  const hosts = distinct([...bare.matchAll(hostLike)].map(([host]) => host));
  return (rule) => {
    switch (rule.test) {
      case 'starts-with': return paths;
      case 'host-one-of': return hosts;
      case 'one-of': return rule.fill ? words : rule.values;
      case 'at-most': return [0];
      default: return sampleValues({ test: rule.test, values: rule.values }).passing;
    }
  };
}

/** The texts of the smallest parts of a policy that name a tool. */
function textsAbout(data: Json, tool: string): string[] {
  if (typeof data === 'string') return data.includes(tool) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((item) => textsAbout(item, tool));
  if (!isJsonObject(data)) return [];
  if (Object.hasOwn(data, tool)) return textsIn(data[tool] as Json);
  const texts = textsIn(data);
  const isSmall = texts.length < mostTogether && texts.some((text) => text.includes(tool));
  return isSmall ? texts : Object.values(data).flatMap((value) => textsAbout(value, tool));
}

function textsIn(data: Json): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap((inner) => textsIn(inner as Json)) : [];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '').slice(0, mostTried);
}
