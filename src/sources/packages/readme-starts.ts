import { serversIn, readJsonc } from '../configs/parse-client-config.ts';
import type { ConfiguredServer } from '../configs/parse-client-config.ts';
import { readNpx } from '../launch-words/npx.ts';
import type { DocumentedStart } from './documented-start.ts';

/** Blocks of a README that are read, and lines of commands: the longest have some dozen. */
const mostBlocks = 80;
const mostLines = 400;
/** First words of commands that do something else than serve. */
const notServing = /^(?:--?(?:help|version|[hvV])|init|setup|install|uninstall|login|logout|auth|config|configure|add|remove|update|doctor|test|build|create)$/;
/** Options of a client that adds a server, which may stand behind the server's own words. */
const ofClient = /^(?:-e|--env|-s|--scope|-t|--header|-H)$/;
const runners = /^(?:npx|bunx|pnpx)$/;

/** How a README says that its package is started: in configs of clients, then in lines of a shell. `bins`: the commands of the package. */
export function readmeStarts(text: string, name: string, bins: readonly string[]): DocumentedStart[] {
  const blocks = fencedBlocks(text).slice(0, mostBlocks);
  const configured = blocks.flatMap(serversOf).flatMap((server) => ofServer(server, name, bins) ?? []);
  const commands = blocks.flatMap((block) => block.replace(/\\\n/g, ' ').split('\n')).slice(0, mostLines).flatMap((line) => ofLine(line, name) ?? []);
  return [...configured, ...commands];
}

/** What stands between fences, without the marks of a quotation. */
function fencedBlocks(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] | null = null;
  for (const line of text.split('\n')) {
    const plain = line.replace(/^[ \t]*>[ \t]?/, '');
    if (!/^[ \t]*(?:```|~~~)/.test(plain)) open?.push(plain);
    else if (open === null) open = [];
    else {
      blocks.push(open.join('\n'));
      open = null;
    }
  }
  return blocks;
}

/** The servers of a block, also of one that is only a part of a config. */
function serversOf(block: string): ConfiguredServer[] {
  const text = block.trim().replace(/,$/, '');
  // Where something is left out, the rest is still JSON.
  const whole = text.replace(/^[ \t]*(?:\.\.\.|…),?[ \t]*$/gm, '');
  const value = [whole, `{${whole}}`].map(readJsonc).find((read) => typeof read === 'object' && read !== null);
  return value === undefined ? [] : serversIn(value, {}) ?? [];
}

function ofServer({ launch, means }: ConfiguredServer, name: string, bins: readonly string[]): DocumentedStart | null {
  if (launch.kind !== 'command') return null;
  if (means?.kind === 'npm') return means.package === name ? { from: 'the config in its README', ...(means.bin !== undefined && { bin: means.bin }), args: means.args, env: launch.env } : null;
  // npx with words that are no plain package of the registry, such as a placeholder.
  const place = launch.args.findIndex((word) => word === name || word.startsWith(`${name}@`));
  if (place >= 0) return { from: 'the config in its README', args: launch.args.slice(place + 1), env: launch.env };
  const word = launch.command.replace(/^.*[\\/]/, '');
  if (bins.includes(word)) return { from: 'the config in its README', bin: word, args: launch.args, env: launch.env };
  // A clone of its repository, started by node.
  const isClone = /^(?:node|bun|tsx)$/.test(word) && /\.[cm]?[jt]s$/.test(launch.args[0] ?? '');
  return isClone ? { from: 'the config in its README', args: launch.args.slice(1), env: launch.env } : null;
}

/** A line such as `API_KEY=… npx -y name --flag`, or the same behind `claude mcp add … --`. */
function ofLine(line: string, name: string): DocumentedStart | null {
  if (!line.includes(name) || line.length > 2000) return null;
  const words = (line.trim().replace(/^\$ /, '').split(' #')[0] ?? '').trim().split(/[ \t]+/).map((word) => (/^["']/.test(word) && word.at(-1) === word[0] ? word.slice(1, -1) : word));
  const at = words.findIndex((word) => runners.test(word));
  const isAdded = / mcp add(?:-json)? /.test(line);
  const end = isAdded ? words.findIndex((word, place) => place > at && ofClient.test(word)) : -1;
  const read = at < 0 ? null : readNpx({ words: words.slice(at, end < 0 ? undefined : end), env: {} });
  if (read === null || read.package !== name || read.args.some((word) => /^(?:[|&;>]|\|\||&&|2>)/.test(word))) return null;
  if (notServing.test(read.args[0] ?? '')) return null;
  const before = (isAdded ? words : words.slice(0, at)).flatMap((word): [string, string][] => { const [, variable = '', value = ''] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(word) ?? []; return variable === '' ? [] : [[variable, value]]; });
  return { from: 'a command in its README', ...(read.bin !== undefined && { bin: read.bin }), args: read.args, env: Object.fromEntries(before) };
}
