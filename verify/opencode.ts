import { opencodeName } from '../src/targets/names/opencode-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import type { Shown } from './compare.ts';
import { printedPolicy, tools } from './sample.ts';
import { installed, runSession, writeInto } from './session.ts';
import { join } from 'node:path';
import { opencodeNotRun, opencodeTrials, projectConfig } from './trials/opencode-trials.ts';
import { placeFiles } from './trials/place-files.ts';
import { offersOf, trialOf } from './trials/trial.ts';
import type { Trial } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';

/** Runs opencode without a person (`run`) under our rules, and under files that are harder. */
export async function opencode(): Promise<ClientResult> {
  const { client, checks } = compare('opencode', await runTrial(trialOf('', [{ path: projectConfig, text: printedPolicy('opencode') }], { tools })));
  for (const { says, trials } of opencodeTrials) checks.push(await tryAll('opencode', runTrial, says, trials));
  return { client, checks, notRun: opencodeNotRun };
}

/** Its start script needs an install script to have run, so the program is started where its package for this platform keeps it. */
const binary = installed(`opencode-${process.platform}-${process.arch}`, 'bin/opencode');

async function runTrial(trial: Trial): Promise<Shown> {
  const names = Map.groupBy(trial.tools, (tool) => (opencodeName(trial.serverKey, tool) as { name: string }).name);
  const prefix = (opencodeName(trial.serverKey, 'x') as { name: string }).name.slice(0, -1);
  const { said, requests, called } = await runSession([...names.keys()].map((name) => ({ name })), (place) => {
    // The weakest of its files holds what a run needs, so that the others are as a person has them.
    writeInto(join(place.home, '.config/opencode/config.json'), JSON.stringify(baseConfig(place.modelUrl, trial.serverKey, place.server)));
    placeFiles(place, trial.files);
    return { command: [binary, 'run', '--format', 'json', ...trial.flags, 'hi'], env: { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1', OPENCODE_DISABLE_DEFAULT_PLUGINS: '1', ...trial.env } };
  }, offersOf(trial));
  const offered = requests.flatMap(({ body }) => body.tools ?? []).map(({ function: given }) => given?.name ?? '');
  return {
    offered: offered.flatMap((name) => names.get(name) ?? (name.startsWith(prefix) ? [name] : [])), called,
    waited: [...said.matchAll(/permission requested: (\S+) [^\n]*auto-rejecting/g)].flatMap(([, name = '']) => names.get(name) ?? [name]),
  };
}

/** A refusal would end the session, and with it the calls behind. */
function baseConfig(url: string, serverKey: string, { command, args }: { command: string; args: string[] }): object {
  return {
    model: 'none/none', small_model: 'none/none', autoupdate: false, share: 'disabled', experimental: { continue_loop_on_deny: true },
    provider: { none: { npm: '@ai-sdk/openai-compatible', name: 'none', options: { baseURL: `${url}/v1`, apiKey: 'dummy' }, models: { none: { name: 'none' } } } },
    mcp: { [serverKey]: { type: 'local', command: [command, ...args], enabled: true } },
  };
}
