import type { z } from 'zod';
import type { configuredAtSchema, scannedServerSchema, scanProblemSchema } from '../schema/output/scan-report.ts';

/** Why a server was not, or not wholly, listed: one line each. */
export type ScanProblem = z.infer<typeof scanProblemSchema>;

/** Where a server stands: the client that has it, where it is a client's, the file, and the project where one file has those of several. */
export type ConfiguredAt = z.infer<typeof configuredAtSchema>;

/** A server with the verdicts on its tools, as every report takes it. */
export type ScannedServer = z.infer<typeof scannedServerSchema>;
