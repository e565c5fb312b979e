import { qwenCodeName } from '../src/targets/products/qwen-code/qwen-code-name.ts';
import { sameNames } from './checked.ts';
import type { ClientResult } from './checked.ts';
import { expected, printedPolicy, tools } from './sample.ts';
import { installed, jsonLines, runSession } from './session.ts';
import { placeFiles } from './trials/place-files.ts';
import { qwenCodeNotRun, qwenCodeTrials, userSettings } from './trials/qwen-code-trials.ts';
import { offersOf, trialOf } from './trials/trial.ts';
import type { Trial } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';

interface Answer { tool_use_id: string; content: string }

/** Runs Qwen Code without a person (`-p`) under our settings, and under files that are harder. */
export async function qwenCode(): Promise<ClientResult> {
  const { called, waited, denied } = await runTrial(trialOf('', [{ path: userSettings, text: printedPolicy('qwen-code') }], { tools }));
  const { allow, ask, deny } = expected('qwen-code');
  const checks = [
    sameNames(`Of calls to every tool, only those that are allowed reached the server (${allow.length}).`, allow, called),
    sameNames(`Calls that ask waited for a person, and were refused because nobody was there (${ask.length}).`, ask, waited),
    sameNames(`Calls that are denied were refused by their rule (${deny.length}).`, deny, denied),
  ];
  for (const { says, trials } of qwenCodeTrials) checks.push(await tryAll('qwen-code', runTrial, says, trials));
  return { client: 'qwen-code', checks, notRun: qwenCodeNotRun };
}

/** The server and the model's protocol stand in its weakest settings, so that the others are as a person has them. It offers what it knows later, so what is offered is not looked at. */
async function runTrial(trial: Trial) {
  const names = Map.groupBy(trial.tools, (tool) => (qwenCodeName(trial.serverKey, tool) as { name: string }).name);
  const all = [...names.keys()];
  const { said, called } = await runSession(all.map((name) => ({ name })), (place) => {
    const base = {
      telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { disableAutoUpdate: true },
      mcpServers: { [trial.serverKey]: place.server }, security: { auth: { selectedType: 'openai' } },
    };
    placeFiles(place, [{ path: '/etc/qwen-code/system-defaults.json', text: JSON.stringify(base) }, ...trial.files]);
    return {
      command: [process.execPath, installed('@qwen-code/qwen-code/cli.js'), '-p', 'hi', '--output-format', 'stream-json', ...trial.flags],
      env: { OPENAI_API_KEY: 'dummy', OPENAI_BASE_URL: `${place.modelUrl}/v1`, OPENAI_MODEL: 'none', ...trial.env },
    };
  }, offersOf(trial));
  const answers = answersIn(said);
  const those = (wanted: RegExp) => answers.filter(({ content }) => wanted.test(content)).flatMap(({ tool_use_id: id }) => names.get(all[Number(id.replace('call_', ''))] ?? '') ?? []);
  return { called, waited: those(/non-interactive mode cannot prompt/), denied: those(/Matching deny rule/), offered: [...called, ...those(/non-interactive mode cannot prompt/)] };
}

/** What came back for each call. */
function answersIn(said: string): Answer[] {
  const messages = jsonLines(said).filter(({ type }) => type === 'user').map(({ message }) => message as { content?: unknown });
  return messages.flatMap(({ content }) => (Array.isArray(content) ? content as Answer[] : [])).filter(({ tool_use_id: id }) => id !== undefined);
}
