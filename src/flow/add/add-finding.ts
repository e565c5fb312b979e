import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { AddCause } from './add-causes.ts';

/** A try as a report has it: what was given, all of it dummies or nobody's, and what came of it. */
export interface TryRow { args: string[]; env: Record<string, string>; files: string[]; bin?: string; outcome: 'listed' | 'failed'; tools?: number; cause?: AddCause; says?: string; seconds: number }

/** A server file as it is proposed: its fields, lines for its head, and a clause for each value that has a reason, by `env.NAME`, `args.0`, `about`. */
export interface ProposedServer { ids: readonly string[]; spec: ServerSpec; head: readonly string[]; because: Readonly<Record<string, string>> }

/** What came of finding out how a server is started. `lastWords`: the end of what its program wrote. `kind`: what it calls itself instead of a server, with the line that says so. */
export type AddFinding = { tries: TryRow[] } & (
  | { ok: true; tools: number; /** Why these are not all, as a clause; absent where they are. */ partial?: string; proposed: ProposedServer }
  | { ok: false; cause: AddCause; says: string; remedy: string; lastWords?: string; kind?: { kind: string; proof: string } });
