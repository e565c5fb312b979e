import { join } from 'node:path';
import { qwenCodeName } from '../src/targets/products/qwen-code/qwen-code-name.ts';
import { sameNames } from './checked.ts';
import type { ClientResult } from './checked.ts';
import { expected, printedPolicy, serverKey, tools } from './sample.ts';
import { installed, jsonLines, runSession, writeInto } from './session.ts';

const names = new Map(tools.map((tool) => [(qwenCodeName(serverKey, tool) as { name: string }).name, tool]));

interface Answer { tool_use_id: string; content: string }

/** Runs Qwen Code without a person (`-p`) under our settings, once as it is and once in YOLO mode, where what asks runs, and nothing that is denied. */
export async function qwenCode(): Promise<ClientResult> {
  const [{ said, called }, yolo] = [await run('default'), await run('yolo')];
  const answers = answersIn(said);
  const those = (wanted: RegExp) => answers.filter(({ content }) => wanted.test(content)).flatMap(({ tool_use_id: id }) => tools[Number(id.replace('call_', ''))] ?? []);
  const { allow, ask, deny } = expected('qwen-code');
  return {
    client: 'qwen-code',
    checks: [
      sameNames(`Of calls to every tool, only those that are allowed reached the server (${allow.length}).`, allow, called),
      sameNames(`Calls that ask waited for a person, and were refused because nobody was there (${ask.length}).`, ask, those(/non-interactive mode cannot prompt/)),
      sameNames(`Calls that are denied were refused by their rule (${deny.length}).`, deny, those(/Matching deny rule/)),
      sameNames('In YOLO mode all ran but what is denied: nothing asks there, as a check of such a file says.', [...allow, ...ask], yolo.called),
    ],
  };
}

function run(mode: 'default' | 'yolo'): ReturnType<typeof runSession> {
  return runSession([...names.keys()].map((name) => ({ name })), ({ home, modelUrl, server }) => {
    const rules = JSON.parse(printedPolicy('qwen-code')) as object;
    const quiet = { telemetry: { enabled: false }, privacy: { usageStatisticsEnabled: false }, general: { disableAutoUpdate: true } };
    writeInto(join(home, '.qwen/settings.json'), JSON.stringify({ ...rules, ...quiet, mcpServers: { [serverKey]: server }, security: { auth: { selectedType: 'openai' } } }));
    return {
      command: [process.execPath, installed('@qwen-code/qwen-code/cli.js'), '-p', 'hi', '--approval-mode', mode, '--output-format', 'stream-json'],
      env: { OPENAI_API_KEY: 'dummy', OPENAI_BASE_URL: `${modelUrl}/v1`, OPENAI_MODEL: 'none' },
    };
  });
}

/** What came back for each call. */
function answersIn(said: string): Answer[] {
  const messages = jsonLines(said).filter(({ type }) => type === 'user').map(({ message }) => message as { content?: unknown });
  return messages.flatMap(({ content }) => (Array.isArray(content) ? content as Answer[] : [])).filter(({ tool_use_id: id }) => id !== undefined);
}
