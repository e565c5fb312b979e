import { targetIds } from '../../schema/policy.ts';
import type { TargetId } from '../../schema/policy.ts';
import { targets } from '../targets.ts';
import type { Merge } from './merge.ts';
import * as written from './product-merges.ts';

const known: Partial<Record<TargetId, Merge>> = written;

/** How each product's policy gets into a file that is there already, or why it does not. */
export const merges = Object.fromEntries(targetIds.map((id) => [id, known[id] ?? { refused: targets[id].unmerged ?? 'it has no such file' }])) as Record<TargetId, Merge | { refused: string }>;
