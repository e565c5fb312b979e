import { join } from 'node:path';
import { readJsonc } from '../src/targets/languages/json/read-jsonc.ts';
import { opencodeName } from '../src/targets/names/opencode-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import type { Shown } from './compare.ts';
import { printedPolicy, serverKey, tools } from './sample.ts';
import { installed, runSession, writeInto } from './session.ts';

const names = new Map(tools.map((tool) => [(opencodeName(serverKey, tool) as { name: string }).name, tool]));

/** Runs opencode without a person (`run`) under our rules, once for each call: a refusal ends its session. */
export async function opencode(): Promise<ClientResult> {
  const shown: Shown = { offered: [], called: [], waited: [] };
  for (const [name, tool] of names) {
    const { said, requests, called } = await runSession([{ name }], ({ work, modelUrl, server }) => {
      writeInto(join(work, 'opencode.json'), JSON.stringify({ ...otherConfig(modelUrl, server), ...readJsonc(printedPolicy('opencode'), 'policy') }));
      return { command: [binary, 'run', '--format', 'json', 'hi'], env: { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1', OPENCODE_DISABLE_DEFAULT_PLUGINS: '1' } };
    });
    shown.offered.push(...requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ function: given }) => names.get(given?.name ?? '') ?? []));
    shown.called.push(...called);
    if (/permission requested: [^\n]*auto-rejecting/.test(said)) shown.waited.push(tool);
  }
  return compare('opencode', shown);
}

/** Its start script needs an install script to have run, so the program is started where its package for this platform keeps it. */
const binary = installed(`opencode-${process.platform}-${process.arch}`, 'bin/opencode');

function otherConfig(url: string, { command, args }: { command: string; args: string[] }): object {
  return {
    model: 'none/none', small_model: 'none/none', autoupdate: false, share: 'disabled',
    provider: { none: { npm: '@ai-sdk/openai-compatible', name: 'none', options: { baseURL: `${url}/v1`, apiKey: 'dummy' }, models: { none: { name: 'none' } } } },
    mcp: { [serverKey]: { type: 'local', command: [command, ...args], enabled: true } },
  };
}
