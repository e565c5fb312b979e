import { machinePath, systemFirst } from './machine-path.ts';

/** What the choice of a sandbox depends on. */
export interface Machine {
  /** As Node names them. */
  platform: NodeJS.Platform;
  processor: string;
  isRoot: boolean;
  /** Where programs are looked for: what is found there is started with all rights of the person. */
  path: string;
  /** Where the kernel tells which control groups there are; null: there are none, so that limits are watched. */
  proc: string | null;
}

/** The machine that toolrisk runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, processor: process.arch, isRoot: process.getuid?.() === 0, path: systemFirst(machinePath(process.env['PATH'] ?? '')), proc: '/proc' };
}
