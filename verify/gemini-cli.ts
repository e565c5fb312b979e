import { geminiCliName } from '../src/targets/products/gemini-cli/gemini-cli-name.ts';
import { compare } from './compare.ts';
import type { Shown } from './compare.ts';
import type { ClientResult } from './checked.ts';
import type { SessionCall } from './session.ts';
import { printedPolicy, serverKey, tools } from './sample.ts';
import { installed, jsonLines, runSession } from './session.ts';
import { argumentTrial } from './trials/argument-trial.ts';
import { geminiCliNotRun, geminiCliTrials, policyFile } from './trials/gemini-cli-trials.ts';
import { placeFiles } from './trials/place-files.ts';
import { offersOf, trialOf } from './trials/trial.ts';
import type { Fate, Trial } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';

/** Runs Gemini CLI without a person (`-p`) under our rules, and under files that are harder. */
export async function geminiCli(): Promise<ClientResult> {
  const { client, checks } = compare('gemini-cli', await runTrial(trialOf('', [{ path: policyFile, text: printedPolicy('gemini-cli') }], { tools })));
  for (const { says, trials } of geminiCliTrials) checks.push(await tryAll('gemini-cli', runTrial, says, trials));
  const byArguments = argumentTrial('gemini-cli');
  const { fates } = await run(trialOf('', [{ path: policyFile, text: byArguments.text }], { tools: [byArguments.tool] }), byArguments.calls.map((args) => ({ name: nameOf(serverKey, byArguments.tool), arguments: args })));
  checks.push(byArguments.compare(fates));
  return { client, checks, notRun: geminiCliNotRun };
}

function nameOf(key: string, tool: string): string {
  return (geminiCliName(key, tool) as { name: string }).name;
}

async function runTrial(trial: Trial): Promise<Shown> {
  const names = Map.groupBy(trial.tools, (tool) => nameOf(trial.serverKey, tool));
  const all = [...names.keys()];
  const { requests, called, fates } = await run(trial, all.map((name) => ({ name })));
  const offered = requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ functionDeclarations = [] }) => functionDeclarations);
  return {
    offered: offered.flatMap(({ name = '' }) => names.get(name) ?? (name.startsWith('mcp_') ? [name] : [])), called,
    waited: all.flatMap((name, index) => (fates[index] === 'asks' ? names.get(name) ?? [] : [])),
  };
}

/** One run, and what each call came to. The server and the model stand in its weakest settings, so that the others are as a person has them. */
async function run(trial: Trial, calls: readonly SessionCall[]) {
  const seen = await runSession(calls, (place) => {
    const base = {
      security: { auth: { selectedType: 'gemini-api-key' } }, telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { enableAutoUpdate: false },
      mcpServers: { [trial.serverKey]: place.server },
    };
    // The settings of a server are taken whole from the strongest file that has any.
    placeFiles(place, [{ path: '/etc/gemini-cli/system-defaults.json', text: JSON.stringify(base) }, ...trial.files.map(({ path, text }) => ({ path, text: path.endsWith('.json') ? text.replace('"trust"', `${JSON.stringify(place.server).slice(1, -1)}, "trust"`) : text }))]);
    return {
      command: [process.execPath, installed('@google/gemini-cli/bundle/gemini.js'), '-p', 'hi', '-m', 'none', '--output-format', 'stream-json', ...trial.flags],
      env: { GEMINI_API_KEY: 'dummy', GOOGLE_GEMINI_BASE_URL: place.modelUrl, GEMINI_CLI_TRUST_WORKSPACE: 'true', ...trial.env },
    };
  }, offersOf(trial));
  const events = jsonLines(seen.said) as { type: string; tool_id: string; status?: string; output?: string }[];
  const ids = events.filter(({ type }) => type === 'tool_use').map(({ tool_id: id }) => id);
  const answers = new Map(events.filter(({ type }) => type === 'tool_result').map((event) => [event.tool_id, event]));
  return { ...seen, fates: ids.map((id): Fate => (answers.get(id)?.status === 'success' ? 'runs' : /requires user confirmation/.test(answers.get(id)?.output ?? '') ? 'asks' : 'refused')) };
}
