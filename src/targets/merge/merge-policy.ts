import type { Json } from '../../schema/json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { sampleArguments } from '../arguments/sample-arguments.ts';
import { DroppedFile } from '../languages/dropped-file.ts';
import type { Product } from '../product.ts';
import { sayName } from '../words/say-name.ts';
import type { Merged, MergeRequest } from './merge.ts';
import { goneStricter, stayingNotes } from './gone-stricter.ts';
import { leavingRest, opensRest, withoutWeakening } from './never-weaker.ts';
import { merges } from './merges.ts';

/** A policy in the text of a settings file, and what there takes its effect. */
export interface MergedPolicy extends Merged {
  /** Entries of the file by which the product decides otherwise than recommended. */
  shadows: { entry: string; tools: string[]; instead: string }[];
}

/** Brings a policy into a text, and reads the text as the product does. Throws `PlaceError` where the product has no such file. */
export function mergePolicy(target: Product, text: string, request: MergeRequest): MergedPolicy {
  const merge = merges[target.id];
  if (typeof merge !== 'function') throw new PlaceError(target.label, merge.refused, 'Print the policy instead.');
  try {
    refuseDropped(target, text, request.place);
    const before = dataOf(target, text, request.place);
    const able = suited(target, request);
    const held = before === null ? { request: able, notes: [] } : withoutWeakening(target, before, able);
    const first = merge(text, held.request);
    const wanted = before === null || !opensRest(target, before, dataOf(target, first.text, request.place), able) ? held.request : leavingRest(target, held.request);
    const whole = wanted === held.request ? first : merge(text, wanted);
    const gone = before === null ? [] : goneStricter(target, before, dataOf(target, whole.text, request.place), whole.removed, able);
    const merged = gone.length === 0 ? whole : merge(text, { ...wanted, known: [...wanted.known ?? [], ...gone] });
    const data = target.read?.(merged.text, request.place) ?? null;
    return { ...merged, notes: [...held.notes, ...stayingNotes(gone), ...merged.notes], shadows: shadowsIn(target, data, held.request) };
  } catch (error) {
    // Parsers call themselves for what is nested; nobody writes settings so deep that the stack ends.
    if (error instanceof RangeError) throw new PlaceError(request.place, 'is nested too deeply', 'Name another file.');
    throw error;
  }
}

/** The request with its items as the product can carry them out: some merges write rules anew. */
function suited(target: Product, { request, ...rest }: MergeRequest): MergeRequest {
  return { ...rest, request: { ...request, items: request.items.map((item) => target.suit(item, request)) } };
}

/** What a text says, or null where it says nothing yet, or nothing that the product understands. */
function dataOf(target: Product, text: string, place: string): Json | null {
  if (text.trim() === '') return null;
  try {
    return target.read?.(text, place) ?? null;
  } catch (error) {
    if (error instanceof PlaceError) return null;
    throw error;
  }
}

/** Throws `DroppedFile` for a file that the product takes for nothing: a policy in it would not be in force. */
export function refuseDropped(target: Product, text: string, place: string): void {
  if (text.trim() === '') return;
  try {
    target.read?.(text, place);
  } catch (error) {
    // What else is wrong may be what the merge puts right.
    if (error instanceof DroppedFile) throw new DroppedFile(error.place, error.what, `${error.remedy} Nothing is written into it until then.`);
    if (!(error instanceof PlaceError)) throw error;
  }
}

/** A tool that no server has: what becomes of it becomes of those that a server adds later. */
const later = 'tool_of_tomorrow';

function shadowsIn(target: Product, data: Json, { data: recommended, request: { serverKey, items, scope } }: MergeRequest): MergedPolicy['shadows'] {
  const shadows = new Map<string, MergedPolicy['shadows'][number]>();
  const calls = [
    ...items.filter(({ name }) => 'name' in target.nameOf(serverKey, name)).flatMap((item) => sampleArguments(item).map((given) => ({ tool: item.name, said: sayName(item.name), given }))),
    ...(scope === 'server' ? [{ tool: later, said: 'tools that are not listed', given: {} }] : []),
  ];
  for (const { tool, said, given } of calls) {
    const call = { tool, arguments: given };
    const wanted = target.decide?.(recommended, serverKey, call);
    const found = target.decide?.(data, serverKey, call);
    if (wanted === undefined || found === undefined) continue;
    // What is not listed may be left to a default: then the default decides.
    const isDefault = tool === later && wanted.outcome === 'unlisted' && wanted.because !== found.because;
    if (wanted.outcome === found.outcome && !isDefault) continue;
    const shadow = shadows.get(found.because) ?? { entry: found.because, tools: [], instead: found.outcome };
    if (!shadow.tools.includes(said)) shadow.tools.push(said);
    shadows.set(found.because, shadow);
  }
  return [...shadows.values()];
}
