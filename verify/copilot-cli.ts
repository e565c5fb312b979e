import { join } from 'node:path';
import { copilotCliName, copilotCliSeen, copilotCliTwins } from '../src/targets/products/copilot-cli/copilot-cli-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import type { Shown } from './compare.ts';
import { printedPolicy, tools } from './sample.ts';
import { installed, runSession, writeInto } from './session.ts';
import { copilotCliNotRun, copilotCliTrials } from './trials/copilot-cli-trials.ts';
import { offersOf, trialOf } from './trials/trial.ts';
import type { Trial } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';

interface ToolMessage { role: string; tool_call_id: string; content: string }

/** Runs Copilot CLI without a person (`-p`) with our command, as a shell reads it, and with commands that are harder. */
export async function copilotCli(): Promise<ClientResult> {
  const { client, checks } = compare('copilot-cli', await runTrial(trialOf('', [{ path: '', text: printedPolicy('copilot-cli') }], { tools })));
  for (const { says, trials } of copilotCliTrials) checks.push(await tryAll('copilot-cli', runTrial, says, trials));
  return { client, checks, notRun: copilotCliNotRun };
}

/** The name that the model sees, for each tool: of those that are cut to one, each has its own. */
function seenNames({ serverKey, tools: all }: Trial): Map<string, string> {
  const patterns = Map.groupBy(all, (tool) => (copilotCliName(serverKey, tool) as { name: string }).name);
  return new Map([...patterns].flatMap(([pattern, same]) => copilotCliTwins(serverKey, pattern, same.length, (twin) => patterns.has(twin)).map((twin, index) => [copilotCliSeen(twin), same[index] as string] as const)));
}

async function runTrial(trial: Trial): Promise<Shown> {
  const names = seenNames(trial);
  const all = [...names.keys()];
  const seen = await runSession(all.map((name) => ({ name })), ({ home, modelUrl, server }) => {
    writeInto(join(home, '.copilot/mcp-config.json'), JSON.stringify({ mcpServers: { [trial.serverKey]: { type: 'local', ...server, tools: ['*'] } } }));
    const rest = ['-p', 'hi', '--disable-builtin-mcps', '--trust-folder'];
    // A real shell splits our words; the function stands for the program, and the flags it needs here follow ours.
    const script = `copilot() { exec "$NODE" "$LOADER" "$@" ${rest.join(' ')}; }\n${trial.files[0]?.text}`;
    return {
      command: ['/bin/sh', '-c', script],
      env: {
        NODE: process.execPath, LOADER: installed('@github/copilot/npm-loader.js'), COPILOT_OFFLINE: 'true', COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`, COPILOT_MODEL: 'none', ...trial.env,
      },
    };
  }, offersOf(trial));
  const answers = (seen.requests.at(-1)?.body.messages ?? []) as ToolMessage[];
  const waited = answers.filter(({ role, content }) => role === 'tool' && /no interactive user response/.test(content));
  const toolsOf = (name: string) => { const tool = names.get(name); return tool === undefined ? (name.startsWith(`${trial.serverKey}-`) ? [name] : []) : [tool]; };
  return {
    offered: seen.requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ function: given }) => toolsOf(given?.name ?? '')),
    called: seen.called,
    waited: waited.flatMap(({ tool_call_id: id }) => toolsOf(all[Number(id.replace('call_', ''))] ?? '')),
  };
}
