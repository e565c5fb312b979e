import type { PolicyRequest } from '../../../schema/policy.ts';
import { restDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayRate } from '../../words/say-rate.ts';
import { sayTests } from '../../words/say-tests.ts';

/** What its policy does, in sentences. */
export const opaWords: EffectWords = {
  one: {
    allow: (name, item) => `OPA answers allow for calls of ${name}${sayTests(item)}`,
    limit: (name, item) => `OPA answers limit for calls of ${name}, at most ${sayRate(item.item.rate)}; your gateway must count them${sayTests(item)}`,
    ask: (name, item) => `OPA answers ask for calls of ${name}; your gateway must wait for a person${sayTests(item)}`,
    deny: (name, item) => `OPA answers deny for calls of ${name}${sayTests(item)}`,
  },
  many: [[['allow'], 'allowed'], [['limit'], 'limited'], [['ask'], 'asked about'], [['deny'], 'denied']],
  refused: 'denied because a table cannot name it',
  rest: restDenied('the table does not list it'),
};

/** How to apply it. */
export function opaSteps({ serverKey }: PolicyRequest): string[] {
  return [
    `Save the module as mcp.rego; rename its package, mcp.authz, if OPA serves several MCP servers, say to mcp.${serverKey.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 40) || 'server'}.`,
    'Run "opa check --strict mcp.rego".',
    'Have your gateway send each tools/call as input, in the form the first lines show, before it forwards the call.',
    'Do in the gateway what the answer says: allow, limit (max per window), ask a person, or deny; treat no answer as deny.',
    'Query a tool that is not in the table, and see that the answer is deny with the reason not_listed.',
  ];
}
