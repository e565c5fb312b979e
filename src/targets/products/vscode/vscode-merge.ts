import { PlaceError } from '../../../text/errors/place-error.ts';
import { objectIn } from '../../languages/json/dig.ts';
import { editJsonc, jsoncEntries } from '../../languages/json/edit-jsonc.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { spellItems } from '../../names/spell-items.ts';
import { sayName } from '../../words/say-name.ts';
import { vscodeName } from './vscode-name.ts';
import { vscodeSetting } from './vscode-setting.ts';

const path = [vscodeSetting];

/**
 * Adds a `false` for each tool that must ask. A key names a tool of any server, so none is ever taken away: `false` for a tool that
 * we would allow may be meant for another server's.
 */
export function mergeVscode(text: string, { data, request, place }: MergeRequest): Merged {
  const wanted = objectIn(data, ...path);
  refuseWorkspace(text, place);
  const there = jsoncEntries(text, place, path);
  const isRight = (key: string) => there.filter((entry) => entry.key === key).every(({ value }) => value === false) && there.some((entry) => entry.key === key);
  const added = Object.keys(wanted).filter((key) => !isRight(key)).map((key) => ({ key, value: false }));
  const removes = ({ key }: { key: string }) => Object.hasOwn(wanted, key) && !isRight(key);
  const stricter = spellItems(request, vscodeName).items.map(({ spelling }) => spelling).filter((key) => !Object.hasOwn(wanted, key) && isRight(key));
  const notes = stricter.map((key) => `${sayName(key)} keeps asking: its key is there already, and may be meant for a tool of that name of another server.`);
  return { text: editJsonc(text, place, [{ path, kind: 'object', removes, added }]), removed: [], notes };
}

/** A .code-workspace file holds settings one level deeper. */
function refuseWorkspace(text: string, place: string): void {
  const keys = jsoncEntries(text, place, []).map(({ key }) => key);
  if (keys.includes('folders')) throw new PlaceError(place, 'is a workspace file, not a settings.json', 'Name the settings.json of the user or of a folder.');
}
