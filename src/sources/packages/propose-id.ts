import { isReservedName } from '../../text/reserved-name.ts';

/** Words of a name that say only that it is a server. */
const empty = new Set(['mcp', 'server', 'servers', 'modelcontextprotocol', 'tool', 'tools', 'stdio', 'model', 'context', 'protocol', 'official', 'npm', 'api', 'ai', 'dev', 'the', 'for']);
/** Too common to be the id of one server. */
const vague = new Set(['search', 'docs', 'web', 'cli', 'core', 'local', 'remote', 'code', 'assist', 'client', 'sdk', 'js', 'node', 'app', 'db', 'email', 'sql', 'pro', 'cloud', 'agent', 'http']);
const mostUnits = 48;

/** Ids that suit a package or a host, the shortest first; each matches the pattern of server ids. The last is its whole name. */
export function proposeIds(name: string): string[] {
  const [, scope = '', rest = name] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  const own = wordsOf(rest).filter((word) => !empty.has(word));
  const scoped = wordsOf(scope).filter((word) => !empty.has(word));
  const short = own.join('-');
  const isVague = own.length === 0 || (own.length === 1 && vague.has(own[0] as string));
  const all = [...(isVague ? [] : [short]), [...scoped, ...own.filter((word) => !scoped.includes(word))].join('-'), wordsOf(name).join('-')];
  return [...new Set(all.map((id) => id.slice(0, mostUnits).replace(/-$/, '')))].filter((id) => /^[a-z0-9][a-z0-9-]*$/.test(id) && !isReservedName(id));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
}
