import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { targetIds } from '../../../schema/policy.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import type { ServerRecord } from '../../../schema/catalog/record.ts';
import { postures, termsOf } from '../../../schema/vocabulary.ts';
import type { Product } from '../../../targets/product.ts';
import { askedInput } from '../answers/asked-input.ts';
import { plainName } from '../answers/plain-name.ts';
import { registerReader } from '../answers/register-reader.ts';
import { withholdNames } from '../answers/withhold-names.ts';
import { findTool } from '../library/find-tool.ts';
import type { Library } from '../library/library.ts';

const input = z.object({
  server: askedInput.server,
  product: z.enum(targetIds).describe('Client, gateway or framework that enforces the policy.'),
  tool: askedInput.tool.optional().describe('Only this tool; without it, every tool of the server.'),
  posture: z.enum(termsOf(postures)).default('balanced'),
  server_key: z.string().min(1).max(200).optional().describe("The server's name in the product's config; its id where it is left out."),
});

const output = z.object({
  product: z.string(),
  file: z.string().describe('Where the policy goes.'),
  language: z.string(),
  policy: z.string().describe('The text of the policy.'),
  steps: z.array(z.string()).describe('How a person applies it.'),
  effect: z.string(),
  not_expressed: z.array(z.string()).describe('What the product cannot express.'),
  unlisted: z.string().describe('What happens to tools that the policy does not list.'),
  refused: z.array(z.object({ tool: z.string(), reason: z.string() })).describe('Tools whose names the product cannot express.'),
});

/** `recommend_policy`: the rule to paste. Nothing is installed. */
export function registerRecommendPolicy(mcp: McpServer, library: Library): void {
  registerReader(mcp, {
    name: 'recommend_policy', title: 'Recommend a policy',
    description: 'Shows the recommended policy for a server of the catalog, or one of its tools, as text in the format of one product. Nothing is installed.',
    input, output,
    answer: async ({ server, product, tool, posture, server_key: key }) => {
      const record = await library.record((await library.find(server)).server, posture);
      const { decisions } = await library.knowledge();
      const { targets } = await import('../../../targets/targets.ts');
      const { policyItems } = await import('../../../targets/arguments/policy-items.ts');
      const chosen = tool === undefined ? record.tools : [findTool(record, tool)];
      const items = policyItems(chosen.map(({ assessment }) => assessment), decisions, chosen.map(({ definition }) => definition));
      return policyAnswer(targets[product], withholdNames(record.tools), requestOf(record, { serverKey: key ?? record.server, scope: tool === undefined ? 'server' : 'tool', items, posture }));
    },
  });
}

function requestOf({ title }: ServerRecord, request: Omit<PolicyRequest, 'title'>): PolicyRequest {
  return { title, ...request };
}

function policyAnswer(target: Product, safe: ReturnType<typeof withholdNames>, request: PolicyRequest): z.input<typeof output> {
  const { data, lossy, unlisted, refused } = target.build(request);
  return {
    product: target.label, file: target.file.name, language: target.file.language, policy: target.print(data, safe([...lossy, unlisted])),
    steps: safe(target.steps(request)), effect: safe(target.effect(request)), not_expressed: safe(lossy), unlisted: safe(unlisted), refused: refused.map(({ name, reason }) => ({ tool: plainName(name), reason })),
  };
}
