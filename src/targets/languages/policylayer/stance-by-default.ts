import type { Json } from '../../../schema/json.ts';
import { denied } from '../../simulate/stance.ts';
import type { Stance } from '../../simulate/stance.ts';
import { dig } from '../json/dig.ts';

/** The `default` of a policy says what becomes of tools that it does not list. */
export function stanceByDefault(data: Json): Stance {
  return dig(data, 'default') === 'deny' ? denied : { decision: 'allow', says: 'run, for the default is not deny' };
}
