import type { Json, JsonObject } from '../../../schema/json.ts';
import { isJsonObject } from '../../../schema/json.ts';
import { canonicalJson } from '../../../text/json/canonical-json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { editToml } from '../../languages/toml/edit-toml.ts';
import type { TomlChange } from '../../languages/toml/edit-toml.ts';
import { readToml } from '../../languages/toml/read-toml.ts';
import { isWithin } from '../../languages/toml/toml-tree.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { ownSpellings } from '../../merge/own-spellings.ts';
import type { OwnSpellings } from '../../merge/own-spellings.ts';
import { codexName } from './codex-name.ts';

/**
 * Puts the lists and the approval modes into the table of the server; its command and everything else there stays. In the table of a
 * server every name is one of that server.
 */
export function mergeCodex(text: string, merge: MergeRequest): Merged {
  const { request, known, place } = merge;
  const server = ['mcp_servers', request.serverKey];
  const before = readToml(text, place);
  checkTables(before, server, place);
  const spellings = ownSpellings(request, known, codexName, () => true);
  const edited = editToml(text, place, changeFor(merge, before, server, spellings));
  if (others(readToml(edited, place), server) !== others(before, server)) throw new PlaceError(place, 'is written in a way that cannot be edited safely', 'Change it by hand.');
  const names = [...stringsIn(before, ...server, 'enabled_tools'), ...stringsIn(before, ...server, 'disabled_tools'), ...Object.keys(objectIn(before, ...server, 'tools'))];
  return { text: edited, removed: [...new Set(names.filter(spellings.isStale))], notes: startsServer(before, server) };
}

function changeFor({ data, request: { scope } }: MergeRequest, before: Json, server: string[], { isOurs, isStale }: OwnSpellings): TomlChange {
  const isOwn = (name: string) => isOurs(name) || isStale(name);
  const modes = objectIn(data, ...server, 'tools');
  const list = (key: string, added: readonly string[]) => {
    const stay = new Set(added);
    return { path: [...server, key], added, removes: (name: string) => !stay.has(name) && isOwn(name) };
  };
  // A policy about one tool has no list of what is offered, but must not leave its tool out of one that is there.
  const joins = scope === 'tool' && dig(before, ...server, 'enabled_tools') !== undefined ? Object.keys(modes) : [];
  const offered = scope === 'server' ? stringsIn(data, ...server, 'enabled_tools') : joins;
  const mode = dig(data, ...server, 'default_tools_approval_mode');
  // A server none of whose tools may be offered has an empty list: without one, Codex offers them all.
  const offers = scope === 'server' || offered.length > 0 ? [{ ...list('enabled_tools', offered), always: true }] : [];
  return {
    near: server,
    lists: [...offers, list('disabled_tools', stringsIn(data, ...server, 'disabled_tools'))],
    sets: [
      ...(mode === undefined ? [] : [{ path: [...server, 'default_tools_approval_mode'], value: mode }]),
      ...Object.entries(modes).map(([tool, value]) => ({ path: [...server, 'tools', tool, 'approval_mode'], value: dig(value, 'approval_mode') as Json })),
    ],
    removes: (path) => {
      const tool = path.at(-2) ?? '';
      return path.length === server.length + 3 && isWithin(path, [...server, 'tools']) && path.at(-1) === 'approval_mode' && !Object.hasOwn(modes, tool) && isOwn(tool);
    },
  };
}

function checkTables(data: Json, server: readonly string[], place: string): void {
  for (const path of [server.slice(0, 1), server, [...server, 'tools']]) {
    const value = dig(data, ...path);
    if (value !== undefined && !isJsonObject(value)) throw new PlaceError(`${place}: ${path.join('.')}`, 'is no table', 'Make it a table first.');
  }
}

/** All of a file but the table of one server, to compare. */
function others(data: JsonObject, [root = '', key = '']: readonly string[]): string {
  const servers = Object.entries(objectIn(data, root)).filter(([name]) => name !== key);
  return canonicalJson({ ...data, [root]: Object.fromEntries(servers) });
}

/** Codex 0.169.0 does not start at all with such a table; it reads those of its files together, so another may have the command. */
function startsServer(data: Json, server: readonly string[]): string[] {
  const table = objectIn(data, ...server);
  return table['command'] !== undefined || table['url'] !== undefined ? []
    : [`${server.join('.')} has no command or url here. Codex does not start with such a server, unless another of its files has one for it.`];
}
