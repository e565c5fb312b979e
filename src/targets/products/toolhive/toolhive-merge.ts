import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { parseCedar } from '../../languages/cedar/parse-cedar.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { addYaml, editYaml } from '../../languages/yaml/edit-yaml.ts';
import { filledYaml } from '../../languages/yaml/filled-yaml.ts';
import { printYaml } from '../../languages/yaml/print-yaml.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { ownSpellings } from '../../merge/own-spellings.ts';
import { bareName } from '../../names/bare-name.ts';
import { resourceName } from '../../names/resource-name.ts';
import { approverRole } from '../../words/say-unasked.ts';

const authorization = ['spec', 'authzConfig'];
const inline = ['spec', 'authzConfig', 'inline', 'policies'];
const standalone = ['cedar', 'policies'];
const limits = ['spec', 'rateLimiting', 'tools'];
const storage = ['spec', 'sessionStorage'];

/**
 * Puts policies and rates into the MCPServer resource of the server, or policies alone into an authz.yaml. Both are about one server,
 * so every tool in them is one of it; policies with conditions that we do not write are somebody's own.
 */
export function mergeToolhive(text: string, { data, request, known, place }: MergeRequest): Merged {
  const fresh = filledYaml(text, printYaml(data));
  if (fresh !== null) return { text: fresh, removed: [], notes: [] };
  const file = readYaml(text, place);
  const isResource = dig(file, ...standalone) === undefined;
  if (isResource) checkResource(file, request.serverKey, place);
  const { isOurs, isStale } = ownSpellings(request, known, (_key, tool) => bareName(tool), () => true);
  const path = isResource ? inline : standalone;
  const wanted = stringsIn(data, ...inline).filter((policy) => request.scope === 'server' || toolOf(policy) !== null);
  const there = stringsIn(file, ...path);
  const isOwn = (tool: string | null) => tool !== null && (isOurs(tool) || isStale(tool));
  const rates = listAt(data, limits);
  const sameRate = (entry: Json) => rates.some((rate) => JSON.stringify(rate) === JSON.stringify(entry));
  const given = isResource && dig(file, ...authorization) === undefined ? addYaml(text, place, authorization, dig(data, ...authorization) as Json) : text;
  let edited = editYaml(given, place, [
    { path, removes: (policy) => typeof policy === 'string' && !wanted.includes(policy) && isOwn(toolOf(policy)), added: wanted.filter((policy) => given === text && !there.includes(policy)) },
    ...(isResource ? [{
      path: limits, removes: (entry: Json) => !sameRate(entry) && isOwn(String(dig(entry, 'name'))),
      added: rates.filter((rate) => !listAt(file, limits).some((entry) => JSON.stringify(rate) === JSON.stringify(entry))),
    }] : []),
  ]);
  if (isResource && rates.length > 0 && dig(file, ...storage) === undefined) edited = addYaml(edited, place, storage, dig(data, ...storage) as Json);
  const removed = [...new Set(there.map(toolOf).filter((tool): tool is string => tool !== null && isStale(tool)))];
  return { text: edited, removed, notes: isResource || rates.length === 0 ? [] : ['An authz.yaml has no rates: tools that should be limited may be called as often as the agent likes.'] };
}

function checkResource(file: JsonObject, serverKey: string, place: string): void {
  if (file['kind'] !== 'MCPServer') throw new PlaceError(place, 'is neither an MCPServer resource nor an authz.yaml', 'Name one of them.');
  const name = dig(file, 'metadata', 'name');
  if (name !== resourceName(serverKey)) throw new PlaceError(`${place}: metadata.name`, `is ${JSON.stringify(name ?? null)}, and the policy is for ${resourceName(serverKey)}`, 'Name the server with --server-key as the resource does.');
}

function listAt(data: Json, path: readonly string[]): Json[] {
  const list = dig(data, ...path);
  return Array.isArray(list) ? list : [];
}

/** The tool that a policy like ours is about; null for any other policy. */
function toolOf(text: string): string | null {
  const [policy, second] = parseCedar(text) ?? [];
  if (policy === undefined || second !== undefined || policy.principal.op !== 'All') return null;
  if (policy.action.op !== '==' || policy.action.entity.id !== 'call_tool' || policy.resource.op !== '==' || policy.resource.entity.type !== 'Tool') return null;
  const conditions = JSON.stringify(policy.conditions);
  const isOurs = !/"claim_(?!roles")/.test(conditions) && (!conditions.includes('"claim_roles"') || conditions.includes(JSON.stringify(approverRole)));
  return isOurs ? policy.resource.entity.id : null;
}
