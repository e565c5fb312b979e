import type { Move } from '../../schema/change/change.ts';
import type { HintState, ToolState } from '../../schema/change/state.ts';

const names = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const satisfies readonly (keyof HintState)[];

/**
 * How the hints of an author differ. One that says the opposite now is a risk whichever way it turned: clients ask or do not ask by it. One that
 * is new or gone is so where the definition speaks against it.
 */
export function hintMoves(before: ToolState, now: ToolState): Move[] {
  const turned = names.flatMap((at): Move[] => {
    const [from, to] = [said(before.hints[at]), said(now.hints[at])];
    return from === to ? [] : [{ what: 'hint', at, from, to, isRisk: from !== null && to !== null, isWording: false }];
  });
  const disputed = now.disputed.filter((hint) => !before.disputed.includes(hint)).map((at): Move => ({ what: 'disputed', at, from: null, to: at, isRisk: true, isWording: false }));
  const settled = before.disputed.filter((hint) => !now.disputed.includes(hint)).map((at): Move => ({ what: 'disputed', at, from: at, to: null, isRisk: false, isWording: false }));
  return [...turned, ...disputed, ...settled];
}

function said(hint: boolean | undefined): string | null {
  return hint === undefined ? null : String(hint);
}
