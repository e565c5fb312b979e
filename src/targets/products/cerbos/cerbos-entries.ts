import { stringsIn } from '../../languages/json/dig.ts';
import { matchesRegex } from '../../names/matches-regex.ts';
import type { FindEntries, NamedEntry } from '../../names/named-entry.ts';
import { always, itself, plainEntries } from '../../names/plain-entries.ts';
import { cerbosRules } from './cerbos-rules.ts';

/** The actions of rules. */
export const findCerbosEntries: FindEntries = (data) => (
  cerbosRules(data).flatMap((rule, index) => stringsIn(rule, 'actions').flatMap((action) => {
    const name = /^tools\/(?:call|list)::([^]*)$/.exec(action)?.[1];
    return name === undefined ? [] : plainEntries([name], `rule ${index + 1}`, always, itself).map((entry): NamedEntry => (
      name.includes('*') ? { ...entry, isPattern: true, matches: (tool) => matchesRegex(`^${name.split('*').map(literal).join('[^:]*')}$`, tool) } : entry));
  })));

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
