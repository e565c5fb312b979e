import { stringsIn } from '../../languages/json/dig.ts';
import { editJsonc, jsoncEntries } from '../../languages/json/edit-jsonc.ts';
import { holdsServers } from '../../merge/holds-servers.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { ownSpellings } from '../../merge/own-spellings.ts';
import { cursorName } from './cursor-name.ts';

const path = ['mcpAllowlist'];

/** Makes `mcpAllowlist` name the allowed tools of the server, and no other of its tools. Patterns stay. */
export function mergeCursor(text: string, { data, request, known, place }: MergeRequest): Merged {
  const wanted = stringsIn(data, ...path);
  // A colon cannot be part of a server's key here, so the text before the first one is the server.
  const { isOurs, isStale } = ownSpellings(request, known, cursorName, (entry) => entry.startsWith(`${request.serverKey}:`) && !/[*?]/.test(entry));
  const allowed = new Set(wanted);
  const there = jsoncEntries(text, place, path).map(({ value }) => value);
  const present = new Set(there);
  const added = wanted.filter((entry) => !present.has(entry)).map((value) => ({ key: '', value }));
  const removes = ({ value }: { value: unknown }) => typeof value === 'string' && !allowed.has(value) && (isOurs(value) || isStale(value));
  const removed = [...new Set(there.filter((entry) => typeof entry === 'string').filter(isStale))];
  const notes = holdsServers(text, place) ? ['The file has mcpServers, so it is not the permissions.json that Cursor reads the list from.'] : [];
  return { text: editJsonc(text, place, [{ path, kind: 'array', removes, added }]), removed, notes };
}
