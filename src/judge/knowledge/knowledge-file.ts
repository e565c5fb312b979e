import type { LineOf } from '../../text/errors/zod-errors.ts';

/** A knowledge file: its path inside the catalog, with forward slashes, its plain data, and, of one that is YAML, in which line what stands. */
export interface KnowledgeFile { path: string; data: unknown; lineOf?: LineOf }
