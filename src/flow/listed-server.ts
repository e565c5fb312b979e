import type { ConfiguredAt, ScanProblem } from '../report/scanned-server.ts';
import type { SandboxInForce, ScanOutcome } from '../schema/output/scan-words.ts';
import type { NetworkSeen } from '../schema/network/asked.ts';
import type { JsonObject } from '../schema/json.ts';
import type { ListChange } from '../schema/list-change.ts';
import type { Overrides } from '../schema/knowledge/override.ts';
import type { ShownState } from '../schema/catalog/server-state.ts';
import type { ServerTexts } from '../schema/server-texts.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { StartedPackage } from './review/advisories-of.ts';

/** A server as it was listed, before it is judged. */
export interface ListedServer extends ServerTexts {
  server: string;
  /** What people call it, where the catalog says. */
  title?: string;
  /** Package it came from: its words say what the server is about. */
  package?: string;
  /** The package that was really started, in the version it was installed in; absent where only a program speaks for itself. */
  started?: StartedPackage;
  /** Whether it is archived, deprecated, renamed or superseded. */
  states?: ShownState[];
  /** As its package says, or else as it says itself; never trusted. */
  version?: string;
  /** What it said of itself, where it was asked; never trusted. */
  serverInfo?: JsonObject | null;
  /** The clients and files that have it, where several were read. */
  from?: ConfiguredAt[];
  /** How its program was shut in; absent for what was not started here. */
  sandbox?: SandboxInForce;
  /** What should be known of how it was listed, one line each. */
  notes?: string[];
  /** Verbatim, in the order given. */
  tools: ToolDefinition[];
  outcome: ScanOutcome;
  /** Reviewed corrections of the catalog it comes from, by the name of the tool. */
  overrides?: Overrides;
  problem?: ScanProblem;
  /** What its program did about the network, when it did something. */
  network?: NetworkSeen;
  /** How its tools changed between two listings of one session. */
  changedWhileListing?: ListChange;
  /** Whether it was listed just now, by a stranger who chose how much to say: where that is much, it is judged apart. */
  live?: true;
}

/** A server whose tools were all seen. Without any tool it is no failure, but nothing was judged either. */
export function listedWhole(server: string, tools: ToolDefinition[]): ListedServer {
  if (tools.length > 0) return { server, tools, outcome: 'listed' };
  const remedy = 'Look whether it is set up: some servers offer tools only after that.';
  return { server, tools, outcome: 'empty', problem: { cause: 'no-tools', says: 'it answered, and lists no tools.', remedy } };
}

/** A server of whose tools only some were seen. */
export function listedInPart(server: string, tools: ToolDefinition[], because: string): ListedServer {
  return { server, tools, outcome: 'partial', problem: { cause: 'incomplete', says: `${because}.`, remedy: 'The tools not seen are not judged: list them too before you rely on this.' } };
}

/** A server none of whose tools were seen. */
export function notListed(server: string, problem: ScanProblem): ListedServer {
  return { server, tools: [], outcome: 'failed', problem };
}

/** The version of what was listed. */
export function versionOf({ package: from, serverInfo }: { package?: { version: string } | undefined; serverInfo: JsonObject | null }): string | undefined {
  const said = from?.version ?? serverInfo?.['version'];
  return typeof said === 'string' && said !== '' ? said : undefined;
}
