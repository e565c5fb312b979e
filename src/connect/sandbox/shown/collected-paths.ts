import { tooBroad } from '../paths/broad-folders.ts';
import { findKey, knownKeys } from '../keys/find-key.ts';
import type { KnownKeys } from '../keys/find-key.ts';
import { realPath } from '../paths/real-place.ts';
import type { RefusedPath } from './refused-path.ts';
import { ownSettings } from '../cell/system-files.ts';
import { within } from '../paths/within.ts';

/** Paths that are to be shown, as they are asked for one after another, and those that are refused. */
export class CollectedPaths {
  /** As they were written: their links are kept. */
  readonly wanted: string[] = [];
  /** What the person named, really. */
  readonly allowed: readonly string[];
  readonly keys: KnownKeys = knownKeys();
  readonly #real: string[] = [];
  readonly #refused = new Map<string, RefusedPath>();
  readonly #system: readonly string[];

  /** `allowed`: what the person named, absolute. `system`: folders that are there anyway. */
  constructor(allowed: readonly string[], system: readonly string[]) {
    this.allowed = allowed.flatMap((path) => realPath(path) ?? []);
    this.#system = system;
    for (const path of allowed) this.#take(path, realPath(path));
  }

  /** Shows a path, or refuses it for what it is. What is not there is neither. */
  add(path: string): boolean {
    const real = realPath(path);
    if (real === null) return false;
    const refusal = this.refusal(real);
    if (refusal === null) this.#take(path, real);
    else this.refuse(refusal);
    return refusal === null;
  }

  /** Shows those of some folders that may be shown, and says nothing of the others: nobody named them. */
  addBeside(paths: readonly string[]): void {
    for (const path of paths) if (this.refusal(realPath(path) ?? path) === null) this.#take(path, realPath(path));
  }

  refuse(refused: RefusedPath): void {
    if (!this.#refused.has(refused.path)) this.#refused.set(refused.path, refused);
  }

  /** Why a real path is never shown, or null where it may be: a part of a home, no place of keys, or named by the person. */
  refusal(real: string): RefusedPath | null {
    if (this.isSystem(real)) return null;
    if (Object.hasOwn(ownSettings, real)) return { path: real, because: 'the sandbox has a bare one of its own in its place', replaced: true };
    const broad = tooBroad(real);
    if (broad !== null) return { path: real, because: broad, whole: true };
    const key = findKey(real, this.keys) ?? (within(real, '/etc') ? { path: '/etc', holds: 'settings of the system' } : null);
    if (key === null || this.allowed.some((named) => within(real, named) && within(named, key.path))) return null;
    return { path: real, because: `holds ${key.holds}` };
  }

  /** Whether a real path is shown already. */
  shows(real: string): boolean {
    return this.isSystem(real) || (this.#real.some((shown) => within(real, shown)) && this.refusal(real) === null);
  }

  isSystem(real: string): boolean {
    return this.#system.some((folder) => within(real, folder));
  }

  get refused(): RefusedPath[] {
    return [...this.#refused.values()];
  }

  #take(path: string, real: string | null): void {
    if (real === null || this.isSystem(real)) return;
    this.wanted.push(path);
    this.#real.push(real);
  }
}
