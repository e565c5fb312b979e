import { isPlainValue } from '../../text/secrets/is-plain-value.ts';

/** Names of what holds values for programs and requests: whatever is inside is theirs alone. */
const closedNames = /^(?:env|environment|env_?vars?|variables|headers|(?:env_)?http_?headers|request_?headers|secrets?|credentials?|auth|oauth|tokens|cookies?|(?:api_?)?keys|passwords?|bearer_token\w*|mnemonics?|passphrases?|seed_?phrase|licen[cs]e_?keys?)$/i;
/** Names that say the same of what is inside, in more words: `env2`, `envFile`, `headersHelper`, `extra_env`, `integrated.env.linux`. */
const openNames = [/^(?:env|header)/i, /[_.-](?:env|environment|headers?)(?:[^a-z]|$)/i, /[a-z0-9](?:Env|Environment|Headers?)(?:[^a-z]|$)/];
/** Below these, names are those of servers and tools. */
const namesBelow = /^(?:mcp|(?:mcp|context)_?servers|servers|permissions?|tools)$/i;

/** Whether a value is one of those, by the names from the root to it. `value`: null for none, true and false. */
export function isClosed(path: readonly string[], value: string | null): boolean {
  if (path.some((name) => closedNames.test(name))) return true;
  return value !== null && !isPlainValue(value) && path.some((name, at) => openNames.some((open) => open.test(name)) && !namesBelow.test(path[at - 1] ?? ''));
}
