import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { Posture } from '../../schema/vocabulary.ts';
import { conclude } from './conclude.ts';
import type { Conclusion, Grounds } from './conclude.ts';
import { plainlySends } from './worst-reading.ts';

/** Conclusions held for one state of the knowledge. 62,000 tools of 7000 servers come to 12,000; all are let go when there are more. */
const mostHeld = 16_000;

const held = new WeakMap<Knowledge, Map<string, Conclusion>>();

/**
 * The conclusion from these grounds, worked out once: most tools rest on the same rules as others do. What is given out is
 * frozen to its depth, since many tools share it.
 */
export function recallConclusion(grounds: Grounds, knowledge: Knowledge, posture: Posture): Conclusion {
  const known = heldFor(knowledge);
  const key = keyOf(grounds, posture);
  const before = known.get(key);
  if (before !== undefined) return before;
  const conclusion = frozen(conclude(grounds, knowledge, posture));
  if (known.size >= mostHeld) known.clear();
  known.set(key, conclusion);
  return conclusion;
}

function heldFor(knowledge: Knowledge): Map<string, Conclusion> {
  const known = held.get(knowledge);
  if (known !== undefined) return known;
  const made = new Map<string, Conclusion>();
  held.set(knowledge, made);
  return made;
}

/** Everything that `conclude` looks at; what a rule adds, and how strongly, goes with its id. No part can hold the marks between them. */
function keyOf({ evidence, silenced, hints, blanket, isMultiAction }: Grounds, posture: Posture): string {
  let key = isMultiAction ? `${posture}+` : posture;
  let before = '';
  for (const { rule, in: place } of evidence) {
    if (rule !== before) key += `|${rule} ${place}`;
    before = rule;
  }
  for (const { rule } of silenced) key += `!${rule}`;
  if (evidence.some(plainlySends) || silenced.some(plainlySends)) key += '>';
  return `${key}#${hints.readOnlyHint} ${hints.destructiveHint} ${hints.idempotentHint} ${hints.openWorldHint} ${blanket.join(' ')}`;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
