import type { Limits } from '../../limits.ts';

/**
 * Words of a shell, run inside a user namespace of its own: the kernel counts processes and threads of that namespace alone there, so that
 * this limit holds without a control group too. The option has two names. Root of the machine is not limited by it.
 */
export function fewTasks({ mostTasks }: Limits): string {
  return `ulimit -u ${mostTasks} 2>/dev/null || ulimit -p ${mostTasks} 2>/dev/null; `;
}
