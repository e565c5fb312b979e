import { parse, stringify } from 'smol-toml';
import { compare } from './compare.ts';
import type { Shown } from './compare.ts';
import type { ClientResult } from './checked.ts';
import { describedTool } from './describe.ts';
import type { ModelRequest } from './model-api.ts';
import { printedPolicy, tools } from './sample.ts';
import { installed, jsonLines, runSession } from './session.ts';
import { codexNotRun, codexTrials, systemConfig, userConfig } from './trials/codex-trials.ts';
import { placeFiles } from './trials/place-files.ts';
import { offersOf, trialOf } from './trials/trial.ts';
import type { Trial } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';

interface McpItem { type: string; tool: string; error: { message: string } | null }

/** Runs Codex without a person (`exec`) under our table, with unknown keys refused, and under files that are harder. */
export async function codex(): Promise<ClientResult> {
  const printed = await runTrial(trialOf('', [{ path: userConfig, text: printedPolicy('codex') }], { tools, flags: [strict] }));
  const { client, checks } = compare('codex', printed);
  for (const { says, trials } of codexTrials) checks.push(await tryAll('codex', runTrial, says, trials));
  return { client, checks, notRun: codexNotRun };
}

/** Unknown keys are refused, and each file must be whole by itself. */
const strict = '--strict-config';

/** The command of the server and the model stand in the weakest of its files, so that the others are as a person has them. */
async function runTrial(trial: Trial): Promise<Shown> {
  const isStrict = trial.flags.includes(strict);
  const { said, requests, called } = await runSession((request) => callsOf(trial, request), (place) => {
    const provider = { name: 'none', base_url: `${place.modelUrl}/v1`, wire_api: 'responses', requires_openai_auth: false };
    const base = stringify({ model: 'none', model_provider: 'none', model_providers: { none: provider }, projects: { [place.work]: { trust_level: 'trusted' } }, ...(!isStrict && { mcp_servers: { [trial.serverKey]: place.server } }) });
    const system = trial.files.find(({ path }) => path === systemConfig)?.text ?? '';
    placeFiles(place, [{ path: systemConfig, text: `${base}\n${system}` }, ...trial.files.filter(({ path }) => path !== systemConfig).map(({ path, text }) => ({ path, text: isStrict ? withCommand(text, trial.serverKey, place.server) : text }))]);
    return { command: [process.execPath, installed('@openai/codex/bin/codex.js'), 'exec', '--json', '--skip-git-repo-check', ...trial.flags, 'hi'], env: trial.env };
  }, offersOf(trial));
  const items = jsonLines(said).filter(({ type }) => type === 'item.completed').map(({ item }) => item as McpItem);
  return {
    offered: requests.flatMap(offeredIn).map(({ tool, name }) => tool ?? name), called,
    waited: items.filter(({ type, error }) => type === 'mcp_tool_call' && /requires approval/.test(error?.message ?? '')).map(({ tool }) => tool),
  };
}

/** What a request offers of the server, under the names that the model sees; the policy calls a tool by its own. */
function offeredIn({ body }: ModelRequest): { namespace: string; name: string; tool: string | undefined }[] {
  return (body.tools ?? []).filter(({ name = '' }) => name.startsWith('mcp__')).flatMap(({ name: namespace = '', tools: inner = [] }) => (
    inner.map(({ name = '', description }) => ({ namespace, name, tool: describedTool(description) }))));
}

/** A call of each tool: of those that are not offered, under the names that they would have. */
function callsOf({ serverKey, tools: all }: Trial, request: ModelRequest): { namespace: string; name: string }[] {
  const offered = offeredIn(request);
  const namespace = offered[0]?.namespace ?? `mcp__${serverKey.replace(/[^A-Za-z0-9_]/g, '_')}`;
  return all.map((tool) => offered.find((one) => one.tool === tool) ?? { namespace, name: tool.replace(/[^A-Za-z0-9_]/g, '_') }).map(({ namespace: of, name }) => ({ namespace: of, name }));
}

/** What a user does by hand: our keys and the server's command in one table. */
function withCommand(policy: string, key: string, server: object): string {
  const { mcp_servers: servers } = parse(policy) as unknown as { mcp_servers: Record<string, object> };
  return stringify({ mcp_servers: { [key]: { ...server, ...servers[key] } } });
}
