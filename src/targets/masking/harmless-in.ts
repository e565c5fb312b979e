import type { Json } from '../../schema/json.ts';
import { isJsonObject } from '../../schema/json.ts';
import type { PolicyRequest } from '../../schema/policy.ts';
import { maskCredentials } from '../../text/secrets/mask-credentials.ts';
import { isSecretName } from '../../text/secrets/secret-name.ts';
import type { Product } from '../product.ts';
import { plainWords } from './plain-words.ts';
import type { SettingsPiece } from './settings-piece.ts';

/** What of a settings file is known to hold no secret. */
export interface Harmless {
  /** Whether a name or value may be shown. `written`: as it stands in the file. */
  isShown(piece: SettingsPiece, written: string): boolean;
  /** How a value that is not shown begins, as far as that may be. */
  begin(piece: SettingsPiece): string;
  /** Whether a text is one that the policy itself writes as a name or value. */
  isAdded(text: string): boolean;
}

/** Names of settings, servers, variables, tools and patterns of them: no spaces, and no marks that join a name and its value. */
const settingName = /^[\p{L}\p{N}_.$@*/[\]<-]{1,80}$/u;
/** What names of such a setting name are not settings: they may be what is kept. */
const holdsSecrets = /(?:keys|tokens|secrets|passwords|credentials|cookies)$/i;
/** Decisions, rates, priorities; no PIN and no number of an account is as short. */
const smallNumber = /^-?\d{1,3}(?:\.\d)?$/;

/**
 * Harmless is what a policy adds (`data`) at the names it adds it, rules of the product's own form, words of closed vocabularies,
 * small numbers that are no element of a list, and names that look like names.
 */
export function harmlessIn({ ruleBegin }: Pick<Product, 'ruleBegin'>, data: Json, { serverKey, items }: Pick<PolicyRequest, 'serverKey' | 'items'>): Harmless {
  const added = new Set([pairOf('name', serverKey)]);
  const texts = new Set([serverKey, ...items.map(({ name }) => name)]);
  collect(data, '', added, texts);
  const begin = ({ path, value }: SettingsPiece) => {
    const rule = typeof value === 'string' ? ruleBegin?.(path, value) ?? '' : '';
    return maskCredentials(rule) === rule ? rule : '';
  };
  const isKey = (path: readonly string[], key: string) => texts.has(key) || (settingName.test(key) && !holdsSecrets.test(path.at(-1) ?? '') && maskCredentials(key) === key);
  const isValue = (piece: SettingsPiece, written: string) => {
    const { path, inList, value } = piece;
    const name = path.at(-1) ?? '';
    // YAML reads other texts as these too, if a tag says so.
    if (value === null || typeof value === 'boolean') return /^(?:true|false|null|~)?$/i.test(written);
    if (added.has(pairOf(name, value))) return typeof value === 'string' || /^[\d.]+$/.test(written);
    if (typeof value === 'number') return smallNumber.test(written) && inList !== true && !isSecretName(name);
    return value === '' || plainWords.has(value) || begin(piece) === value;
  };
  return {
    isShown: (piece, written) => (piece.isKey ? isKey(piece.path, String(piece.value)) : isValue(piece, written)),
    begin: (piece) => (piece.isKey ? '' : begin(piece)),
    isAdded: (text) => texts.has(text),
  };
}

function collect(data: Json, name: string, added: Set<string>, texts: Set<string>): void {
  if (Array.isArray(data)) for (const item of data) collect(item, name, added, texts);
  else if (isJsonObject(data)) for (const [key, value] of Object.entries(data)) collect(value, String(texts.add(key) && key), added, texts);
  else {
    added.add(pairOf(name, data));
    if (typeof data === 'string') texts.add(data);
  }
}

function pairOf(name: string, value: string | number | boolean | null): string {
  return JSON.stringify([name, value]);
}
