import type { FindEntries } from '../../names/named-entry.ts';
import { always, bareEntries } from '../../names/plain-entries.ts';
import { objectIn, stringsIn } from '../json/dig.ts';

/** The names under `hide` and `tools`. A star stands for every tool there. */
export const findListedEntries: FindEntries = (data) => [...bareEntries(stringsIn(data, 'hide'), 'hide'), ...bareEntries(Object.keys(objectIn(data, 'tools')), 'tools')]
  .map((entry) => (entry.text === '*' ? { ...entry, isPattern: true, matches: always } : entry));
