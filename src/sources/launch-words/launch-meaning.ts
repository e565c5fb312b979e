/** What the words of a command come to, where they only wrap what toolrisk can start or reach by itself. */
export type LaunchMeaning =
  /** A package of the npm registry. `version`: an exact version or a tag. */
  | { kind: 'npm'; package: string; version: string; bin?: string; args: string[]; env: Record<string, string> }
  /** A server that runs somewhere else. Headers may hold placeholders. */
  | { kind: 'url'; url: string; headers: Record<string, string> }
  /** An image. `options` are about its inside alone; `leftOut` names what would have given it something of this machine. */
  | { kind: 'oci'; image: string; options: string[]; args: string[]; env: Record<string, string>; leftOut: string[] };

/**
 * A package that a runner takes from the folder it starts in, or from one above, where it is there. `command`: a command of any package that is taken
 * as well, if one is; `bin`: the one it is told to run. `version`: as it was asked for; null for any.
 */
export interface LocalPackage { by: 'npm' | 'bun'; package: string; version: string | null; command: string | null; bin?: string }

/** Words of a command, and the variables it is started with. */
export interface Words { words: readonly string[]; env: Readonly<Record<string, string>> }
