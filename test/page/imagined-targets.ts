import type { PolicyDocument, PolicyRequest, Target } from '../../src/schema/policy.ts';
import { printJson } from '../../src/targets/languages/json/print-json.ts';

/** A product that can do everything, and spells names as they are. */
export const ableTarget: Target = {
  id: 'policylayer', label: 'Able', proof: { level: 'run', says: 'It was run.' }, file: { name: 'able.json', language: 'json' },
  build: (request) => documentOf(request, []), print: printJson,
  effect: ({ items }) => `Able: ${items.map((item) => `${item.name} ${item.decision}`).join(', ')}.`,
  steps: ({ serverKey }) => [`Open Able for ${serverKey}.`, 'Paste the policy.'], nameOf: (_server, name) => ({ name }),
};

/** A product that cannot limit, and cannot name a tool with a space in it. */
export const plainTarget: Target = {
  ...ableTarget, id: 'claude-code', label: 'Plain', proof: { level: 'documented', version: 'Plain 2.0', source: 'plain.example/docs', says: 'Its documentation was read.' }, file: { name: 'plain.json', language: 'json' },
  build: (request) => documentOf(request, request.items.some((item) => item.decision === 'limit') ? ['Plain cannot limit.'] : [],
    request.items.filter((item) => item.name.includes(' ')).map(({ name }) => ({ name, reason: `${name} holds a space` }))),
};

function documentOf({ items }: PolicyRequest, lossy: string[], refused: PolicyDocument['refused'] = []): PolicyDocument {
  const left = new Set(refused.map((one) => one.name));
  const rules = items.filter((item) => !left.has(item.name)).map(({ name, decision, rate }) => ({ name, decision, ...(decision === 'limit' && { max: rate.max }) }));
  return { data: { rules }, lossy, unlisted: 'Others are asked about.', refused };
}
