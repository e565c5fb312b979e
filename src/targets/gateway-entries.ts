import type { Json } from '../schema/json.ts';
import { exactEntries, namesIn, plainEntries } from './client-entries.ts';
import type { CedarPolicy } from './languages/cedar/cedar-policy.ts';
import { dig, objectIn, stringsIn } from './languages/json/dig.ts';
import type { FindEntries, NamedEntry } from './names/named-entry.ts';
import { resourceName } from './names/resource-name.ts';
import { celComparisons } from './products/agentgateway/cel-comparisons.ts';
import { noName } from './products/envoy-ai-gateway/envoy-tools.ts';
import { cedarPoliciesIn } from './products/toolhive/read-cedar-yaml.ts';

const always = () => true;
const itself = (tool: string) => tool;
const bare = (texts: readonly string[], place: string) => exactEntries(texts, place, always, itself);
const listIn = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** A star stands for every tool there. */
function starred(entries: readonly NamedEntry[]): NamedEntry[] {
  return entries.map((entry) => (entry.text === '*' ? { ...entry, isPattern: true, matches: always } : entry));
}

export const findPolicylayerEntries: FindEntries = (data) => (
  starred([...bare(stringsIn(data, 'hide'), 'hide'), ...bare(Object.keys(objectIn(data, 'tools')), 'tools')]));

/** The same two places. */
export const findInterceptEntries: FindEntries = findPolicylayerEntries;

export const findToolhiveEntries: FindEntries = (data) => {
  const policies = cedarPoliciesIn(data).flatMap((policy, index) => (
    policy?.resource.op === '==' && policy.resource.entity.type === 'Tool' ? bare([policy.resource.entity.id], `policy ${index}`) : []));
  return [...policies, ...bare(namesIn(dig(data, 'spec', 'rateLimiting', 'tools')), 'rateLimiting.tools')];
};

export const findAgentgatewayEntries: FindEntries = (data, serverKey) => (
  listIn(dig(data, 'mcp', 'policies', 'mcpAuthorization', 'rules')).flatMap((rule, index) => {
    const expression = typeof rule === 'string' ? rule : Object.values(objectIn({ rule }, 'rule'))[0];
    const { names, targets } = celComparisons(typeof expression === 'string' ? expression : '');
    const isAbout = targets.length === 0 || targets.includes(serverKey);
    return plainEntries(names, `rule ${index + 1}`, () => isAbout, itself).map((entry) => ({ ...entry, matches: (tool: string) => isAbout && tool === entry.text }));
  }));

export const findAgentcoreEntries: FindEntries = (data, serverKey) => {
  const spell = (tool: string) => `${serverKey}___${tool}`;
  return (data as unknown as CedarPolicy[]).flatMap(({ action }, index) => {
    const entities = action.op === '==' ? [action.entity] : action.op === 'in' ? action.entities : [];
    return plainEntries(entities.map(({ id }) => id), `policy ${index + 1}`, (text) => text.startsWith(`${serverKey}___`), spell);
  });
};

export const findEnvoyAiGatewayEntries: FindEntries = (data, serverKey) => {
  const isBackend = (name: Json | undefined) => [serverKey, resourceName(serverKey)].includes(String(name));
  const selector = dig(listIn(dig(data, 'spec', 'backendRefs')).find((entry) => isBackend(dig(entry, 'name'))), 'toolSelector');
  const patterns = (['includeRegex', 'excludeRegex'] as const).flatMap((key) => plainEntries(stringsIn(selector, key).filter((pattern) => pattern !== noName), `toolSelector.${key}`, always, itself).map((entry) => (
    { ...entry, isPattern: true, matches: (tool: string) => matchesRegex(entry.text, tool) })));
  const ruled = listIn(dig(data, 'spec', 'securityPolicy', 'authorization', 'rules')).flatMap((rule, index) => (
    bare(namesIn(listIn(dig(rule, 'target', 'tools')).filter((entry) => isBackend(dig(entry, 'backend'))), 'tool'), `rule ${index + 1}`)));
  return [...(['include', 'exclude'] as const).flatMap((key) => bare(stringsIn(selector, key), `toolSelector.${key}`)), ...patterns, ...ruled];
};

export const findOpaEntries: FindEntries = (data) => bare(Object.keys(objectIn(data, 'tools')), 'tools');

export const findCerbosEntries: FindEntries = (data) => (
  listIn(dig(data, 'resourcePolicy', 'rules')).flatMap((rule, index) => stringsIn(rule, 'actions').flatMap((action) => {
    const name = /^tools\/(?:call|list)::([^]*)$/.exec(action)?.[1];
    return name === undefined ? [] : plainEntries([name], `rule ${index + 1}`, always, itself).map((entry): NamedEntry => (
      name.includes('*') ? { ...entry, isPattern: true, matches: (tool) => matchesRegex(`^${name.split('*').map(literal).join('[^:]*')}$`, tool) } : entry));
  })));

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function matchesRegex(pattern: string, tool: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(tool);
  } catch {
    return false;
  }
}
