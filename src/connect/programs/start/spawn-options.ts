import type { SpawnOptions } from 'node:child_process';

/** Detached, so that Ctrl-C on the terminal reaches toolrisk alone, which then ends the whole group. */
export const spawnOptions = { detached: true, windowsHide: true } satisfies SpawnOptions;
