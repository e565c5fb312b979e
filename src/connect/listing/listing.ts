import type { Install } from '../../schema/catalog/install.ts';
import type { JsonObject } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';

/** How a started program was shut in. */
export type SandboxInForce = 'bwrap' | 'docker' | 'podman' | 'none';

/** What a package says about itself. */
export interface PackageFacts {
  registry: 'npm';
  name: string;
  version: string;
  /** As its package.json declares it; null when it declares none. */
  license: string | null;
  /** What the registry says of this version where it calls it deprecated; a stranger's words. */
  deprecated?: string | undefined;
  /** The text of its licence, as files of it say it; absent where none does. */
  notice?: string | undefined;
  /** Integrity of its tarball as it was installed, as npm recorded it; absent when it recorded none. In no snapshot: the server file has it. */
  integrity?: string;
}

/** What a server said when it was asked for its tools. Everything in it is a stranger's. */
export interface Listing {
  /** Entries of `tools/list` as they came, unknown fields included, in the order given. */
  tools: ToolDefinition[];
  complete: boolean;
  /** Why some tools were not seen, as a clause without a full stop. */
  incompleteBecause?: string;
  package?: PackageFacts;
  /** All packages it was installed with; absent for what is no package. */
  tree?: Install;
  transport: 'stdio' | 'streamable-http' | 'sse';
  /** Absent for revisions that begin with a handshake, up to 2025-11-25. */
  era?: 'stateless';
  protocolVersion: string;
  serverInfo: JsonObject | null;
  capabilities: JsonObject;
  instructions: string | null;
  /** Number of prompts; null when the server has no such capability, or would not say. */
  prompts: number | null;
  resources: number | null;
  /** The prompts as they came, without those that could not be handled; absent when there are none. */
  promptList?: JsonObject[];
  /** Templates of addresses of resources, likewise. */
  resourceTemplates?: JsonObject[];
  /** How the program was shut in; absent for a remote server. */
  sandbox?: SandboxInForce;
}
