import type { ServerChange, ToolChange } from './change.ts';

/** What became of a server, in a clause of our own words; why it is not known stands in `problem`, and is not said here. */
export function sayChange({ state, before, now, tools }: ServerChange): string {
  if (state === 'unknown') return 'not known';
  if (before === null) return `new, with ${counted(now?.tools ?? 0)}`;
  if (now === null) return `gone, with its ${counted(before.tools)}`;
  if (state === 'unchanged') return `unchanged, ${counted(now.tools)}`;
  const of = (kind: ToolChange['kind']) => tools.filter((tool) => tool.kind === kind && !tool.isWording).length;
  const parts = (['added', 'removed', 'renamed', 'changed', 'rejudged'] as const).flatMap((kind) => (of(kind) === 0 ? [] : [`${of(kind)} ${kind}`]));
  const wording = tools.filter(({ isWording }) => isWording).length;
  const told = [...parts, ...(wording === 0 ? [] : [`${wording} in wording only`])];
  return `${state === 'risk' ? 'risk rose' : state === 'wording' ? 'wording only' : 'changed, without more risk'}${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
}

function counted(tools: number): string {
  return `${tools} tool${tools === 1 ? '' : 's'}`;
}
