import type { Json } from '../../schema/json.ts';

/** An entry of a policy file that names tools. */
export interface NamedEntry {
  /** The name as the file spells it. */
  text: string;
  /** Where it stands, in the product's own words. */
  place: string;
  /** Whether it can only be about this server, so that a name the server does not have is worth saying. */
  isOwn: boolean;
  /** Whether the product takes it for this tool. */
  matches: (tool: string) => boolean;
  /** How the entry should spell a tool; null where it cannot. */
  spell: (tool: string) => string | null;
  /** Whether it is a pattern, which may match nothing on purpose. */
  isPattern?: boolean;
  /** Why the product never takes it for any tool, though its author meant some; completes "never matches: …". */
  never?: { because: string; meant: (tool: string) => boolean };
}

/** Finds the entries of a file that can be about a server. */
export type FindEntries = (data: Json, serverKey: string) => NamedEntry[];
