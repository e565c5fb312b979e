import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { evaluateCel } from '../../languages/cel/evaluate-cel.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig, listIn, stringsIn } from '../../languages/json/dig.ts';
import { matchesRegex } from '../../names/matches-regex.ts';
import { resourceName } from '../../names/resource-name.ts';
import { envoyRulesPlace } from './envoy-ai-gateway-read.ts';

/** internal/mcpproxy: the selector of the backend, then the rules in order, for a caller without a token. */
export function decideEnvoyAiGateway(data: Json, serverKey: string, { tool, arguments: given }: PolicyCall): PolicyAnswer {
  const reference = listIn(data, 'spec', 'backendRefs').find((entry) => [serverKey, resourceName(serverKey)].includes(String(dig(entry, 'name'))));
  const selected = selects(dig(reference, 'toolSelector'), tool);
  if (selected !== 'included') return { outcome: selected === 'excluded' ? 'deny' : 'unlisted', because: selected === 'excluded' ? 'toolSelector excludes it' : 'toolSelector does not include it' };
  const backend = String(dig(reference, 'name'));
  const request = { request: { method: 'POST', headers: {}, auth: { jwt: { claims: {}, scopes: [] } }, mcp: { method: 'tools/call', backend, tool, params: { name: tool, arguments: given } } } };
  const rules = listIn(data, ...envoyRulesPlace);
  const deciding = rules.findIndex((rule) => applies(rule, backend, tool, request));
  const depends = rules.slice(0, deciding < 0 ? rules.length : deciding).some((rule) => dig(rule, 'action') !== 'Deny' && isAbout(rule, backend, tool));
  if (deciding >= 0) return { outcome: dig(rules[deciding], 'action') === 'Deny' ? 'deny' : 'allow', because: `rule ${deciding + 1}`, depends };
  const isClosed = rules.length > 0 && dig(data, 'spec', 'securityPolicy', 'authorization', 'defaultAction') !== 'Allow';
  return isClosed ? { outcome: 'deny', because: 'defaultAction is Deny', depends } : { outcome: 'allow', because: 'toolSelector includes it' };
}

function selects(selector: Json | undefined, tool: string): 'included' | 'excluded' | 'neither' {
  const matches = (key: string) => stringsIn(selector, `${key}Regex`).some((pattern) => matchesRegex(pattern, tool)) || stringsIn(selector, key).includes(tool);
  if (selector === undefined) return 'neither';
  if (matches('exclude')) return 'excluded';
  const isOpen = stringsIn(selector, 'include').length + stringsIn(selector, 'includeRegex').length === 0;
  return isOpen || matches('include') ? 'included' : 'neither';
}

function isAbout(rule: Json, backend: string, tool: string): boolean {
  const tools = dig(rule, 'target', 'tools');
  return !Array.isArray(tools) || tools.some((entry) => dig(entry, 'backend') === backend && dig(entry, 'tool') === tool);
}

function applies(rule: Json, backend: string, tool: string, request: JsonObject): boolean {
  if (!isJsonObject(rule) || rule['source'] !== undefined || !isAbout(rule, backend, tool)) return false;
  const parsed = typeof rule['cel'] === 'string' ? parseCel(rule['cel']) : undefined;
  return parsed === undefined || (parsed !== null && evaluateCel(parsed, request) === true);
}
