import { settingTypes } from '../../files/setting-types.ts';
import type { SettingType } from '../../files/setting-types.ts';

const { all, text, texts, flag, number, whole, word, record, recordOf, object, either } = settingTypes;

const named = (names: string, type: SettingType) => Object.fromEntries(names.split(' ').map((name) => [name, type]));

/** What of a server only one that is started has, and only one that is reached. */
const [ofPrograms, ofAddresses] = [['args', 'cwd', 'env', 'env_vars'], ['url', 'http_headers', 'env_http_headers', 'bearer_token_env_var', 'oauth']];

/** Each way to a server has keys of its own; a token in the file is one of neither. */
const oneWay: SettingType = (value, where) => {
  const has = (key: string) => Object.hasOwn(value as object, key);
  const [way, others] = has('command') ? ['command', ofAddresses] : has('url') ? ['url', ofPrograms] : [null, []];
  const wrong = way === null ? undefined : ['bearer_token', ...others].find(has);
  return wrong === undefined ? null : { where: `${where}.${wrong}`, what: `may not stand beside ${way}` };
};

const server = all(object({
  ...named('command cwd url bearer_token_env_var', text), ...named('env http_headers env_http_headers', recordOf(text)), ...named('enabled required', flag),
  ...named('startup_timeout_sec tool_timeout_sec', number), startup_timeout_ms: whole(0), args: texts, scopes: texts,
}), oneWay);

const provider = object({
  ...named('name base_url env_key env_key_instructions experimental_bearer_token', text), ...named('query_params http_headers env_http_headers', recordOf(text)),
  wire_api: word('responses'), ...named('request_max_retries stream_max_retries stream_idle_timeout_ms', whole(0)), requires_openai_auth: flag,
});

/** Keys of the whole file that a profile may have too. */
const shared = {
  ...named('model model_provider model_reasoning_effort model_reasoning_summary model_instructions_file chatgpt_base_url', text),
  model_verbosity: word('low', 'medium', 'high'),
};

/**
 * The configuration of Codex by what its values may be, as far as it was tried: 0.171.0 does not start with another. What is not named
 * here may be wrong too; keys that it does not know may hold anything.
 */
export const codexConfig = object({
  ...shared,
  ...named('model_context_window model_auto_compact_token_limit project_doc_max_bytes tool_output_token_limit', whole(0)),
  ...named('hide_agent_reasoning show_raw_agent_reasoning disable_paste_burst check_for_update_on_startup', flag),
  ...named('instructions developer_instructions compact_prompt file_opener', text),
  ...named('notify project_doc_fallback_filenames', texts),
  features: recordOf(either(record, flag)),
  mcp_servers: recordOf(server),
  model_providers: recordOf(provider),
  history: object({ persistence: word('save-all', 'none'), max_bytes: whole(0) }),
  shell_environment_policy: object({ inherit: word('all', 'core', 'none'), ignore_default_excludes: flag, ...named('exclude include_only', texts), set: recordOf(text) }),
  sandbox_workspace_write: object({ writable_roots: texts, ...named('network_access exclude_tmpdir_env_var exclude_slash_tmp', flag) }),
  tui: object({ notifications: either(texts, flag) }),
  projects: recordOf(object({ trust_level: word('trusted', 'untrusted') })),
  profiles: recordOf(object({ ...shared, sandbox_mode: word('read-only', 'workspace-write', 'danger-full-access'), approval_policy: either(record, word('untrusted', 'on-failure', 'on-request', 'granular', 'never')) })),
});
