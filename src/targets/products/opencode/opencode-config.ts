import { settingTypes } from '../../files/setting-types.ts';
import type { SettingType } from '../../files/setting-types.ts';

const { text, texts, flag, number, whole, within, word, like, list, record, listOf, recordOf, object, either, oneOf } = settingTypes;

const named = (names: string, type: SettingType) => Object.fromEntries(names.split(' ').map((name) => [name, type]));
const off: SettingType = (value, where) => (value === false ? null : { where, what: 'is neither that nor false' });

const action = word('ask', 'allow', 'deny');
const rule = either(recordOf(action), action);
/** Rules by the name of a tool. Of some tools of its own opencode takes no patterns. */
const rules: SettingType = (value, where) => recordOf(rule)(value, where) ?? object(named('todowrite question webfetch websearch doom_loop', action))(value, where);
const permission = either(action, rules);

const agent = object({
  ...named('model variant prompt description', text), ...named('temperature top_p', number), ...named('disable hidden', flag), ...named('steps maxSteps', whole(1)),
  tools: recordOf(flag), options: record, permission, mode: word('subagent', 'primary', 'all'),
  color: either(word('primary', 'secondary', 'accent', 'success', 'warning', 'error', 'info'), like('color', /^#[0-9a-fA-F]{6}$/)),
});

const port = within('port', (value) => Number.isInteger(value) && value >= 1 && value <= 65_535);
const server = oneOf('type', {
  local: object({ cwd: text, environment: recordOf(text), enabled: flag, timeout: whole(1) }, { command: texts }),
  remote: object({ enabled: flag, headers: recordOf(text), timeout: whole(1), oauth: either(object({ ...named('clientId clientSecret scope redirectUri', text), callbackPort: port }), off) }, { url: text }),
});

const prices = { cache_read: number, cache_write: number };
const price = { input: number, output: number };
const media = listOf(word('text', 'audio', 'image', 'video', 'pdf'));
const model = object({
  ...named('id name family release_date', text), ...named('attachment reasoning temperature tool_call experimental', flag),
  interleaved: either(flag, text, object({}, { field: text })), cost: object({ ...prices, context_over_200k: object(prices, price) }, price),
  limit: object({ input: number }, { context: number, output: number }), modalities: object({ input: media, output: media }),
  status: word('alpha', 'beta', 'deprecated', 'active'), provider: object({ npm: text, api: text }), options: record, headers: recordOf(text), variants: recordOf(object({ disabled: flag })),
});
const time = either(whole(1), off);
const provider = object({
  ...named('api name id npm', text), ...named('env whitelist blacklist', texts), models: recordOf(model),
  options: object({ ...named('apiKey baseURL enterpriseUrl', text), setCacheKey: flag, ...named('timeout headerTimeout chunkTimeout', time) }),
});
const languageServer = either(object({ disabled: flag, extensions: texts, env: recordOf(text), initialization: record }, { command: texts }), object({}, { disabled: (value, where) => (value === true ? null : { where, what: 'is not true, and there is no command' }) }));
const reference = either(text, object({ branch: text, description: text, hidden: flag }, { repository: text }), object({ description: text, hidden: flag }, { path: text }));

/**
 * The configuration of opencode by what its values may be: it does not start with another. Learned from the program, 1.18.33, and tried
 * on it. Keys that it does not know may hold anything.
 */
export const opencodeConfig = object({
  ...named('$schema shell model small_model default_agent username', text),
  ...named('snapshot autoshare', flag),
  ...named('disabled_providers enabled_providers instructions', texts),
  ...named('references reference', recordOf(reference)),
  ...named('agent mode', recordOf(agent)),
  permission,
  tools: recordOf(flag),
  mcp: recordOf(either(object({}, { enabled: flag }), server)),
  logLevel: word('DEBUG', 'INFO', 'WARN', 'ERROR'),
  share: word('manual', 'auto', 'disabled'),
  autoupdate: either(word('notify'), flag),
  layout: word('auto', 'stretch'),
  subagent_depth: whole(0),
  server: object({ port: whole(1), ...named('hostname mdnsDomain', text), mdns: flag, cors: texts }),
  command: recordOf(object({ ...named('description agent model variant', text), subtask: flag }, { template: text })),
  skills: object({ paths: texts, urls: texts }),
  watcher: object({ ignore: texts }),
  plugin: listOf(either(list, text)),
  provider: recordOf(provider),
  formatter: either(flag, recordOf(object({ disabled: flag, command: texts, environment: recordOf(text), extensions: texts }))),
  lsp: either(flag, recordOf(languageServer)),
  attachment: object({ image: object({ auto_resize: flag, ...named('max_width max_height max_base64_bytes', whole(1)) }) }),
  enterprise: object({ url: text }),
  tool_output: object(named('max_lines max_bytes', whole(1))),
  compaction: object({ ...named('auto prune', flag), ...named('tail_turns preserve_recent_tokens reserved', whole(0)) }),
  experimental: object({ ...named('disable_paste_summary batch_tool openTelemetry continue_loop_on_deny', flag), primary_tools: texts, mcp_timeout: whole(1), policies: list }),
});
