import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';

/** A value of a setting that the product does not take, and what it should be. */
export interface WrongSetting {
  /** Where it stands, such as `hooks.PreToolUse[0]`. */
  where: string;
  /** Completes "<where>: ". */
  what: string;
}

/** A type that a value of a setting may have; null where it has it. */
export type SettingType = (value: Json, where: string) => WrongSetting | null;

const is = (says: string, isRight: (value: Json) => boolean): SettingType => (value, where) => (isRight(value) ? null : { where, what: `is no ${says}` });
const first = (all: Iterable<WrongSetting | null>): WrongSetting | null => [...all].find((one) => one !== null) ?? null;

const text = is('text', (value) => typeof value === 'string');
const list = is('list', (value) => Array.isArray(value));
const record = is('object', isJsonObject);

const listOf = (type: SettingType): SettingType => (value, where) => list(value, where) ?? first((value as Json[]).map((one, index) => type(one, `${where}[${index}]`)));
const recordOf = (type: SettingType): SettingType => (value, where) => record(value, where) ?? first(Object.entries(value as object).map(([key, one]) => type(one as Json, `${where}.${key}`)));

/** An object with these keys; keys that nobody knows may hold anything. */
function object(optional: Record<string, SettingType>, required: Record<string, SettingType> = {}): SettingType {
  const types = { ...optional, ...required };
  return (value, where) => record(value, where) ?? inFields(value as Record<string, Json>, types, where)
    ?? first(Object.keys(required).map((key) => (Object.hasOwn(value as object, key) ? null : { where, what: `lacks ${key}` })));
}

function inFields(value: Record<string, Json>, types: Record<string, SettingType>, where: string): WrongSetting | null {
  const known = Object.entries(types).filter(([key]) => Object.hasOwn(value, key));
  return first(known.map(([key, type]) => type(value[key] as Json, where === '' ? key : `${where}.${key}`)));
}

/** One of several types; what is wrong is said by the last. */
function either(...types: readonly [SettingType, ...SettingType[]]): SettingType {
  return (value, where) => types.reduce<WrongSetting | null>((found, type, index) => (index > 0 && found === null ? null : type(value, where)), null);
}

/** An object whose kind stands under a key. */
function oneOf(key: string, kinds: Record<string, SettingType>): SettingType {
  const kind = is(`one of ${Object.keys(kinds).join(', ')}`, (value) => typeof value === 'string' && Object.hasOwn(kinds, value));
  return (value, where) => object({}, { [key]: kind })(value, where) ?? (kinds[(value as Record<string, string>)[key] as string] as SettingType)(value, where);
}

/** The types of which those of settings are made. */
export const settingTypes = {
  is, text, list, record, listOf, recordOf, object, either, oneOf,
  all: (...types: readonly SettingType[]): SettingType => (value, where) => types.reduce<WrongSetting | null>((found, type) => found ?? type(value, where), null),
  flag: is('true or false', (value) => typeof value === 'boolean'),
  number: is('number', (value) => typeof value === 'number' && Number.isFinite(value)),
  whole: (least: number) => is(`whole number from ${least}`, (value) => Number.isSafeInteger(value) && (value as number) >= least),
  within: (says: string, isWithin: (value: number) => boolean) => is(says, (value) => typeof value === 'number' && Number.isFinite(value) && isWithin(value)),
  like: (says: string, pattern: RegExp) => is(says, (value) => typeof value === 'string' && pattern.test(value)),
  word: (...words: readonly string[]) => is(words.length === 1 ? `"${words[0]}"` : `one of ${words.join(', ')}`, (value) => typeof value === 'string' && words.includes(value)),
  address: is('address', (value) => typeof value === 'string' && URL.canParse(value)),
  texts: listOf(text),
  anything: (() => null) as SettingType,
  /** What is taken where it is removed by a null. */
  orNull: (type: SettingType): SettingType => (value, where) => (value === null ? null : type(value, where)),
};
