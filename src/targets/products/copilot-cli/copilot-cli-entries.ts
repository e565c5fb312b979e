import type { FindEntries, NamedEntry } from '../../names/named-entry.ts';
import { exactEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { copilotCliName, copilotCliSeen, isCopilotCliTwin } from './copilot-cli-name.ts';
import { copilotCliValues } from './copilot-cli-values.ts';

/** The values of its flags. The name of a server alone stands for all its tools. */
export const findCopilotCliEntries: FindEntries = (data, serverKey) => {
  const words = Array.isArray(data) ? data.filter((word) => typeof word === 'string') : [];
  const spell = spelled(copilotCliName, serverKey);
  const seen = (tool: string) => { const name = spell(tool); return name === null ? null : copilotCliSeen(name); };
  const isTool = (text: string, tool: string) => { const name = spell(tool); return name !== null && isCopilotCliTwin(serverKey, text, name); };
  const isSeen = (text: string, tool: string) => text.startsWith(`${serverKey}-`) && isTool(`${serverKey}(${text.slice(serverKey.length + 1)})`, tool);
  const entriesOf = (flag: string, begin: string, spellIn: NamedEntry['spell'], isAbout: (text: string, tool: string) => boolean) => (
    exactEntries(copilotCliValues(words, flag), flag, (text) => text === serverKey || text.startsWith(begin), spellIn)
      .map((entry) => ({ ...entry, isPattern: entry.text === serverKey, matches: (tool: string) => entry.text === serverKey || entry.matches(tool) || isAbout(entry.text, tool) })));
  return [
    ...['--deny-tool', '--allow-tool'].flatMap((flag) => entriesOf(flag, `${serverKey}(`, spell, isTool).filter(({ text }) => !/^(shell|write|url)(\(|$)/.test(text))),
    ...['--excluded-tools', '--available-tools'].flatMap((flag) => entriesOf(flag, `${serverKey}-`, seen, isSeen)),
  ];
};
