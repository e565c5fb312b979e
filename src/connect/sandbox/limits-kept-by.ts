import type { RunningProgram } from '../programs/start/running-program.ts';
import type { Sandbox } from './sandbox.ts';

/** Who keeps the limits of a program: the kernel by a control group or a container, or toolrisk by looking; null elsewhere than on Linux, where nobody looks. */
export function limitsKeptBy(sandbox: Sandbox, isGrouped: boolean): RunningProgram['limits'] {
  if (sandbox.kind === 'docker' || (sandbox.kind === 'none' && sandbox.isContained)) return 'enforced';
  if (process.platform !== 'linux') return null;
  return isGrouped ? 'enforced' : 'watched';
}
