import type { FindEntries } from '../../names/named-entry.ts';
import { exactEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { copilotCliValues } from './copilot-cli-decide.ts';
import { copilotCliName, copilotCliSeen } from './copilot-cli-name.ts';

/** The values of its flags. */
export const findCopilotCliEntries: FindEntries = (data, serverKey) => {
  const words = Array.isArray(data) ? data.filter((word) => typeof word === 'string') : [];
  const valuesOf = (flag: string) => copilotCliValues(words, flag);
  const spell = spelled(copilotCliName, serverKey);
  const seen = (tool: string) => { const name = spell(tool); return name === null ? null : copilotCliSeen(name); };
  const isOwn = (text: string) => text === serverKey || text.startsWith(`${serverKey}(`);
  return [
    ...['--deny-tool', '--allow-tool'].flatMap((flag) => exactEntries(valuesOf(flag), flag, isOwn, spell)
      .filter(({ text }) => !/^(shell|write|url)(\(|$)/.test(text))
      .map((entry) => ({ ...entry, matches: (tool: string) => entry.text === serverKey || spell(tool) === entry.text, isPattern: entry.text === serverKey }))),
    ...exactEntries(valuesOf('--excluded-tools').flatMap((value) => value.split(',')), '--excluded-tools', (text) => text.startsWith(`${serverKey}-`), seen),
  ];
};
