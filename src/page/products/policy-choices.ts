import type { PolicyDocument, PolicyRequest, Target } from '../../schema/policy.ts';
import { sayLevel } from '../../schema/proof.ts';
import type { VerifiedRecord } from '../../schema/verified.ts';
import { trimEnd } from '../../text/trim-ends.ts';
import { policyCommand } from '../words/commands.ts';
import { verifiedIn } from '../words/proof-words.ts';

/** Products whose policies a page carries; the others are named with their command line, and made in the browser when asked for. */
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
  /** How far such policies are proved: the level in words, with what was read where nothing more was done, and what that means here. */
  proof: { level: string; says: string };
  /** The client that was run under such a policy, with version and day; null when none was. */
  verified: string | null;
  command: string;
  isFirst: boolean;
}

/** A product whose policy a page does not carry. */
export interface OtherProduct { product: Target['id']; label: string; command: string }

/** The products of which a page carries the policy. */
export function shownProducts(targets: readonly Target[]): readonly Target[] {
  return targets.slice(0, mostShown);
}

/** The policies of a page, by product. */
export function policyChoices(request: PolicyRequest, targets: readonly Target[], verified: VerifiedRecord): PolicyChoice[] {
  return shownProducts(targets).map((target, index) => ({ ...policyChoice(target, request, verified), isFirst: index === 0 }));
}

/** Products beyond those, each with the command that prints its policy. */
export function otherProducts(request: PolicyRequest, targets: readonly Target[]): OtherProduct[] {
  return targets.slice(mostShown).map(({ id, label }) => ({ product: id, label, command: commandFor(id, request) }));
}

/** The text of a policy as its product reads it; null when it would say nothing, because every tool was refused. */
export function snippetOf(target: Target, request: PolicyRequest, policy: PolicyDocument): string | null {
  return policy.refused.length > 0 && policy.refused.length >= request.items.length ? null : trimEnd(target.print(policy.data, [...(request.stamp === undefined ? [] : [request.stamp]), ...policy.lossy, policy.unlisted]), /\n/);
}

/** The policy for one product, with what a page says beside it. */
export function policyChoice(target: Target, request: PolicyRequest, verified: VerifiedRecord): PolicyChoice {
  const policy = target.build(request);
  return {
    product: target.id, label: target.label, file: target.file.name, language: target.file.language, element: `policy-${target.id}`,
    snippet: snippetOf(target, request, policy), effect: target.effect(request), lossy: policy.lossy, unlisted: policy.unlisted, refused: policy.refused,
    steps: target.steps(request), proof: { level: sayLevel(target.proof), says: target.proof.says },
    verified: verifiedIn(target, verified), command: commandFor(target.id, request), isFirst: false,
  };
}

function commandFor(product: Target['id'], { serverKey, scope, items }: PolicyRequest): string {
  return policyCommand(serverKey, product, scope === 'tool' ? items[0]?.name ?? null : null);
}
