import { naturalOrder } from '../natural-order.ts';

/** Compares two versions as SemVer 2.0 does, and those of days (2026.8.31) likewise: what is released before a release (`-beta.1`) comes before it. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const core = naturalOrder(left.core, right.core);
  if (core !== 0) return core;
  if (left.before === null || right.before === null) return Number(left.before === null) - Number(right.before === null);
  return naturalOrder(left.before, right.before);
}

function partsOf(version: string): { core: string; before: string | null } {
  const [core = '', ...before] = version.replace(/\+.*$/s, '').split('-');
  return { core, before: before.length === 0 ? null : before.join('-') };
}
