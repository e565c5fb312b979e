import type { ToolPage, ToolPolicy } from '../../schema/output/tool-page.ts';
import type { TargetId } from '../../schema/policy.ts';
import { shownJson } from '../media/shown-json.ts';
import type { ToolContext } from '../page-context.ts';
import { shownProducts, snippetOf } from '../products/policy-choices.ts';
import { toolRequest } from '../products/policy-request.ts';
import { recordAddress, toolAddress } from '../words/addresses.ts';

/**
 * The JSON twin of a tool page: one tool with its verdict, its definition, the policies that the page carries, and what a policy for
 * any product is made from (`request`).
 */
export function toolJson(context: ToolContext): string {
  const { record, tool, item, targets } = context;
  const { server, title, toolrisk, rules, since, package: from, advisories: known } = record;
  const advisories = known?.filter(({ tools }) => tools === undefined || tools.includes(tool.definition.name));
  const request = toolRequest(context);
  const policies = Object.fromEntries(shownProducts(targets).map((target): [TargetId, ToolPolicy] => {
    const policy = target.build(request);
    return [target.id, {
      file: target.file.name, language: target.file.language, snippet: snippetOf(target, request, policy),
      lossy: policy.lossy, unlisted: policy.unlisted, refused: policy.refused, proof: target.proof.level,
    }];
  }));
  return shownJson({
    toolrisk, rules, server, title, since, package: from, slug: tool.slug, page: toolAddress(server, tool.slug), record: recordAddress(server),
    ...(advisories && advisories.length > 0 && { advisories }), sha256: tool.sha256, assessment: tool.assessment, recommended: { posture: request.posture, decision: item.decision, rate: item.decision === 'limit' ? item.rate : null },
    request, policies, definition: tool.definition,
  } satisfies ToolPage);
}
