import { listIn, objectIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { itself, plainEntries } from '../../names/plain-entries.ts';
import { agentgatewayPlace } from './agentgateway-rules.ts';
import { celComparisons } from './cel-comparisons.ts';

/** The names that rules compare with. */
export const findAgentgatewayEntries: FindEntries = (data, serverKey) => (
  listIn(data, ...agentgatewayPlace).flatMap((rule, index) => {
    const expression = typeof rule === 'string' ? rule : Object.values(objectIn({ rule }, 'rule'))[0];
    const { names, targets } = celComparisons(typeof expression === 'string' ? expression : '');
    const isAbout = targets.length === 0 || targets.includes(serverKey);
    return plainEntries(names, `rule ${index + 1}`, () => isAbout, itself).map((entry) => ({ ...entry, matches: (tool: string) => isAbout && tool === entry.text }));
  }));
