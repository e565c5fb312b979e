import type { Product } from '../../targets/product.ts';
import type { Context } from '../context.ts';

/** Says what outside a policy file cancels what the file says, such as a flag of the client. */
export function sayModes({ modes = [] }: Product, context: Context): void {
  for (const line of modes) context.say(`look also: ${line}`);
}
