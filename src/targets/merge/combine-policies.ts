import type { PolicyDocument, PolicyRequest } from '../../schema/policy.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Product } from '../product.ts';
import { sayCount, sayList } from '../words/say-count.ts';
import { sayName } from '../words/say-name.ts';
import type { Combine } from './combine.ts';

/** Whether one file of a product can be about several servers; throws `PlaceError` where it cannot. */
export function canCombine(target: Product): void {
  combineOf(target);
}

/** One policy for several servers. Throws `PlaceError` where the product has one file a server, or no room for all of them. */
export function combinePolicies(target: Product, requests: readonly PolicyRequest[]): PolicyDocument {
  const built = requests.map((request) => target.build(request));
  const [first] = built;
  if (built.length === 1 && first !== undefined) return first;
  const data = combineOf(target)(built.map((one) => one.data), requests);
  const lossy = built.flatMap((one, index) => one.lossy.map((line) => `${sayName(requests[index]?.title ?? '')}: ${line}`));
  return {
    data, lossy: [...lossy, ...sayDoubled(target, requests)], unlisted: [...new Set(built.map(({ unlisted }) => unlisted))].join(' '),
    refused: built.flatMap((one, index) => one.refused.map(({ name, reason }) => ({ name: `${requests[index]?.title}: ${name}`, reason }))),
  };
}

function combineOf({ combine, label }: Product): Combine {
  if (typeof combine !== 'function') throw new PlaceError('policy', `${label} takes one file a server: ${combine.refused}`, 'Name one source at a time.');
  return combine;
}

/** Tools of two servers that have one name in a product: VS Code's keys name no server. */
function sayDoubled({ label, namesakes, nameOf }: Product, requests: readonly PolicyRequest[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { serverKey, items } of requests) {
    for (const { name } of items) {
      const said = nameOf(serverKey, name);
      if ('name' in said) owners.set(said.name, (owners.get(said.name) ?? new Set()).add(serverKey));
    }
  }
  const doubled = [...owners].filter(([, servers]) => servers.size > 1).map(([name]) => name);
  if (doubled.length === 0 || namesakes === undefined) return [];
  if (namesakes === 'refused') throw new PlaceError('policy', `${label} cannot tell tools of several of these servers apart: ${doubled.slice(0, 3).map(sayName).join(', ')}`, 'Give a server another key, or write one policy for each.');
  const named = doubled.length > 3 ? sayCount(doubled.length, 'name') : sayList(doubled.map(sayName));
  return [`Several servers have a tool called ${named} in ${label}: the stricter entry counts for all of them.`];
}
