import type { PolicyDocument, PolicyRequest, Target } from '../schema/policy.ts';
import { policyCommand } from './commands.ts';

/** Products whose policies a page carries; the others are named with their command line. */
const mostShown = 3;

/** The policy for one product, and all that must be said beside it. */
export interface PolicyChoice {
  product: Target['id'];
  label: string;
  file: string;
  language: string;
  /** Id of the element that holds the text. */
  element: string;
  /** Null when the product cannot name the tool. */
  snippet: string | null;
  effect: string;
  lossy: string[];
  unlisted: string;
  refused: { name: string; reason: string }[];
  steps: string[];
  proof: { grade: string; says: string };
  command: string;
  isFirst: boolean;
}

/** How well a snippet is proved, in a word. */
const gradeLabels: Record<Target['proof']['grade'], string> = {
  engine: 'Engine', schema: 'Schema', source: 'Source',
};

/** The policies of a page, by product. */
export function policyChoices(request: PolicyRequest, targets: readonly Target[]): PolicyChoice[] {
  return targets.slice(0, mostShown).map((target, index) => choiceOf(target, request, index === 0));
}

/** Products beyond those, each with the command that prints its policy. */
export function otherProducts(request: PolicyRequest, targets: readonly Target[]): { label: string; command: string }[] {
  return targets.slice(mostShown).map(({ id, label }) => ({ label, command: commandFor(id, request) }));
}

/** The text of a policy as its product reads it; null when it would say nothing, because every tool was refused. */
export function snippetOf(target: Target, request: PolicyRequest, policy: PolicyDocument): string | null {
  return policy.refused.length > 0 && policy.refused.length >= request.items.length ? null : target.print(policy.data, [...policy.lossy, policy.unlisted]).replace(/\n+$/, '');
}

function choiceOf(target: Target, request: PolicyRequest, isFirst: boolean): PolicyChoice {
  const policy = target.build(request);
  return {
    product: target.id, label: target.label, file: target.file.name, language: target.file.language, element: `policy-${target.id}`,
    snippet: snippetOf(target, request, policy), effect: target.effect(request), lossy: policy.lossy, unlisted: policy.unlisted, refused: policy.refused,
    steps: target.steps(request), proof: { grade: gradeLabels[target.proof.grade], says: target.proof.says }, command: commandFor(target.id, request), isFirst,
  };
}

function commandFor(product: Target['id'], { serverKey, scope, items }: PolicyRequest): string {
  return policyCommand(serverKey, product, scope === 'tool' ? items[0]?.name ?? null : null);
}
