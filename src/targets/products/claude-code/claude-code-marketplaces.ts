import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import { settingTypes } from '../../files/setting-types.ts';
import type { SettingType } from '../../files/setting-types.ts';

const { all, text, texts, flag, address, like, list, listOf, recordOf, object, oneOf } = settingTypes;

const repository = { ref: text, path: text, sparsePaths: texts, skipLfs: flag };
const npmName = all(like('name of a package of npm', /^(?:@[a-z0-9][a-z0-9-._]*\/(?:[a-z0-9][a-z0-9-._]*|\*)|[a-z0-9][a-z0-9-._]*)$/), like('name without two points in a row', /^[^.]*(?:\.[^.]+)*\.?$/));

/** Where a marketplace comes from, by its kind. What a plugin named in the settings holds is not looked at. */
const kinds: Record<string, SettingType> = {
  'url': object({ headers: recordOf(text), headersHelper: text }, { url: address }),
  'github': object(repository, { repo: text }),
  'git': object(repository, { url: text }),
  'npm': object({ version: text, registry: like('address of a registry', /^https?:\/\/[^/\\]/i) }, { package: npmName }),
  'file': object({}, { path: text }),
  'directory': object({}, { path: text }),
  'skills-dir': object({}),
  'hostPattern': object({}, { hostPattern: text }),
  'pathPattern': object({}, { pathPattern: text }),
  'settings': object({}, { name: text, plugins: list }),
};

/** The settings of Claude Code that say which marketplaces there are, and which may be, 2.1.332. */
export const claudeCodeMarketplaces = {
  allowed: listOf(oneOf('source', kinds)),
  blocked: listOf(oneOf('source', { ...kinds, pluginDirectory: object({}) })),
  known: knownMarketplaces as SettingType,
};

/** A wrong marketplace is passed over, unless its source is of a kind that nobody knows: that drops the file. */
function knownMarketplaces(value: Json, where: string): ReturnType<SettingType> {
  if (!isJsonObject(value)) return null;
  const strange = Object.entries(value).find(([, one]) => {
    const source = isJsonObject(one) && isJsonObject(one['source']) ? one['source']['source'] : undefined;
    return typeof source === 'string' && !Object.hasOwn(kinds, source);
  });
  return strange === undefined ? null : { where: `${where}.${strange[0]}.source`, what: 'is of a kind that it does not know' };
}
