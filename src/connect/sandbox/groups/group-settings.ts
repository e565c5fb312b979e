import type { Limits } from '../../limits.ts';

/** Part of a second, in microseconds, in which a group may take its share of the processors; the kernel's own default. */
const period = 100_000;

/** A file of a control group to write: what the kernel keeps, in whose folder, the value. `may be missing`: older kernels have no such file. */
interface GroupSetting { of: 'memory' | 'pids' | 'cpu'; file: string; value: string; mayBeMissing?: true }

/**
 * What is written for a group to have limits: memory (shared memory, files in memory and the kernel's own for it included) without swap,
 * processes with their threads, processors. Source: cgroup-v2.rst and cgroup-v1/memory.rst of Linux.
 */
export function groupSettings(version: 1 | 2, { greatestMemory, greatestWaiting, mostTasks, greatestCores }: Limits): GroupSetting[] {
  const quota = String(greatestCores * period);
  if (version === 2) {
    return [
      { of: 'memory', file: 'memory.max', value: String(greatestMemory) },
      { of: 'memory', file: 'memory.swap.max', value: '0', mayBeMissing: true },
      // When there is too little, all of the group goes, not the one process the kernel would pick.
      { of: 'memory', file: 'memory.oom.group', value: '1', mayBeMissing: true },
      { of: 'pids', file: 'pids.max', value: String(mostTasks) },
      { of: 'cpu', file: 'cpu.max', value: `${quota} ${period}`, mayBeMissing: true },
    ];
  }
  return [
    { of: 'memory', file: 'memory.limit_in_bytes', value: String(greatestMemory) },
    { of: 'memory', file: 'memory.memsw.limit_in_bytes', value: String(greatestMemory), mayBeMissing: true },
    { of: 'memory', file: 'memory.swappiness', value: '0', mayBeMissing: true },
    // Counted apart from all other memory, and only once this is written.
    { of: 'memory', file: 'memory.kmem.tcp.limit_in_bytes', value: String(greatestWaiting), mayBeMissing: true },
    { of: 'pids', file: 'pids.max', value: String(mostTasks) },
    { of: 'cpu', file: 'cpu.cfs_period_us', value: String(period), mayBeMissing: true },
    { of: 'cpu', file: 'cpu.cfs_quota_us', value: quota, mayBeMissing: true },
  ];
}

/** Where a group tells that a limit was met, and how much memory it had at most: file, and the word before the number. */
export const groupCounters = {
  1: { memory: ['memory.oom_control', 'oom_kill'], pids: ['pids.events', 'max'], peak: 'memory.max_usage_in_bytes' },
  2: { memory: ['memory.events', 'oom_kill'], pids: ['pids.events', 'max'], peak: 'memory.peak' },
} as const;
