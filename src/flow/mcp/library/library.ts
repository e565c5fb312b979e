import type { ServerRecord } from '../../../schema/catalog/record.ts';
import type { ServerSpec } from '../../../schema/catalog/server-spec.ts';
import type { Knowledge } from '../../../schema/knowledge/knowledge.ts';
import type { Posture } from '../../../schema/vocabulary.ts';
import type { ListedVerdict } from '../../../store/assessments.ts';

/** A server as its file describes it. `catalog` is the folder it stands in. */
export interface KnownServer { server: string; catalog: string; spec: ServerSpec }

/** The verdict on one tool, as committed beside the snapshot. */
export interface KnownTool { server: KnownServer; verdict: ListedVerdict }

/**
 * What is served: the catalogs, read when something is asked of them, and kept as they were then. Each call throws `PlaceError` for what
 * nobody knows, and `PlaceErrors` for damaged files.
 */
export interface Library {
  /** One's own catalog; null for the one that comes with toolrisk alone. */
  catalog: string | null;
  /** When to stop all work. */
  stop: AbortSignal;
  knowledge(): Promise<Knowledge>;
  /** Ids of all servers, sorted. */
  ids(): Promise<readonly string[]>;
  /** The file of a server, by its id, or by `npm:` and its package. */
  find(server: string): Promise<KnownServer>;
  /** Every server, by id. */
  servers(): Promise<readonly KnownServer[]>;
  /** The committed verdicts of every tool, by server. */
  tools(): Promise<readonly KnownTool[]>;
  /** All that is concluded of one server by its id, its tools judged now: what is committed holds no facets. */
  record(server: string, posture?: Posture): Promise<ServerRecord>;
}
