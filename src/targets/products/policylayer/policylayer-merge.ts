import type { Json } from '../../../schema/json.ts';
import { canonicalJson } from '../../../text/json/canonical-json.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { editJsonc, jsoncEntries } from '../../languages/json/edit-jsonc.ts';
import type { JsoncEntry } from '../../languages/json/edit-jsonc.ts';
import type { Merged, MergeRequest } from '../../merge/merge.ts';
import { spellItems } from '../../names/spell-items.ts';
import { policylayerName } from './policylayer-name.ts';

/**
 * Puts the entries of the tools into `tools` and `hide`. Names do not say whose tool it is, so an entry of another name is never
 * taken out; `version` and `default` are written where they are missing.
 */
export function mergePolicylayer(text: string, { data, request, place }: MergeRequest): Merged {
  const ours = new Set(spellItems(request, policylayerName).items.map(({ spelling }) => spelling));
  const [hide, tools] = [stringsIn(data, 'hide'), objectIn(data, 'tools')];
  const hidden = new Set(jsoncEntries(text, place, ['hide']).map(({ value }) => value));
  const isRight = ({ key, value }: JsoncEntry) => Object.hasOwn(tools, key) && canonicalJson(tools[key] as Json) === canonicalJson(value);
  const right = new Set(jsoncEntries(text, place, ['tools']).filter(isRight).map(({ key }) => key));
  const head = ['version', 'default'].filter((key) => !jsoncEntries(text, place, []).some((entry) => entry.key === key));
  const edited = editJsonc(text, place, [
    { path: [], kind: 'object', removes: () => false, added: head.map((key) => ({ key, value: dig(data, key) as Json })) },
    { path: ['hide'], kind: 'array', removes: ({ value }) => typeof value === 'string' && ours.has(value) && !hide.includes(value), added: hide.filter((name) => !hidden.has(name)).map((value) => ({ key: '', value })) },
    { path: ['tools'], kind: 'object', removes: (entry) => ours.has(entry.key) && !isRight(entry), added: Object.entries(tools).filter(([key]) => !right.has(key)).map(([key, value]) => ({ key, value })) },
  ]);
  return { text: edited, removed: [], notes: [] };
}
