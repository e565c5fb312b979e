import type { PolicyDocument, PolicyRequest } from '../../schema/policy.ts';
import { sayLevel } from '../../schema/proof.ts';
import { postures } from '../../schema/vocabulary.ts';
import type { Product } from '../../targets/product.ts';
import type { Context } from '../context.ts';
import { sayModes } from './say-modes.ts';

/** Says on standard error what must be known beside a policy: how far it is proved, what the product cannot express, and what happens to the rest. */
export function sayBeside(target: Product, policy: PolicyDocument, { posture }: PolicyRequest, context: Context): void {
  context.say(`${target.label}, ${target.file.name}, posture ${posture} (${postures[posture].says})`);
  context.say(`proof: ${sayLevel(target.proof)}. ${target.proof.says}`);
  for (const line of policy.lossy) context.say(`not expressed: ${line}`);
  context.say(`tools not listed: ${policy.unlisted}`);
  sayModes(target, context);
  for (const { name, reason } of policy.refused) context.say(`left out: ${name}: ${reason}`);
}
