import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { refusingWords } from '../../words/refusing-words.ts';
import { combineKiro, kiroLists, kiroName, kiroPolicy } from './kiro-policy.ts';
import { kiroSteps } from './kiro-words.ts';

/** Kiro's permissions.yaml: rules with a capability, patterns and an effect; the most restrictive counts (kiro.dev/docs/permissions). */
export const kiro = makeProduct({
  label: 'Kiro', fileName: 'permissions.yaml', format: yaml,
  proof: { level: 'documented', version: 'Kiro IDE 1.0 and CLI 3.0', source: 'kiro.dev/docs/permissions', says: 'The rules are written as the vendor\'s page on permissions says; that a tool is named server/tool stands in public configurations alone. Kiro was not run.' },
  nameOf: kiroName, policyOf: kiroPolicy, words: refusingWords('Kiro'), steps: kiroSteps,
  ...byLists({ lists: kiroLists, nameOf: kiroName, isOwn: (text, serverKey) => text.startsWith(`${serverKey}/`), names: 'wild' }),
  unmerged: 'its format was read and never tried',
  combine: combineKiro,
  skipsAsking: true, modes: ['Where a session or an agent of Kiro trusts all tools, what should ask runs.'],
  stance: () => asks('unless another rule or the session decides otherwise'),
  serverKeys: (data) => kiroLists(data, '').flatMap(({ names }) => names).map((name) => /^([^/*]+)\//.exec(name)?.[1]),
});
