import type { Target, TargetId } from '../schema/policy.ts';
import { claudeCode } from './claude-code.ts';
import { policylayer } from './policylayer.ts';

/** Every product a policy can be printed for. */
export const targets: Record<TargetId, Target> = { policylayer, 'claude-code': claudeCode };
