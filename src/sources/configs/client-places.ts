/** A program that runs MCP servers for an agent, and where it keeps which ones. */
export interface Client {
  /** What people call it. */
  label: string;
  /** Files of a project, from its folder. */
  project: readonly string[];
  /** Files of a person, by system; `all` where they are the same everywhere. */
  personal: Partial<Record<'all' | System, readonly string[]>>;
  /** Whether it accepts comments and trailing commas in them. */
  comments: boolean;
}

/** Systems whose usual places are known. */
export type System = 'linux' | 'darwin' | 'win32';

const codeUser = (folder: string) => [`${folder}/User/mcp.json`, `${folder}/User/settings.json`];
const support = '~/Library/Application Support';

/**
 * The clients whose configs are found, as their documentation names the places (read November 2026). `~` is the home folder;
 * `%APPDATA%` and `$XDG_CONFIG_HOME` (`~/.config` without it) are the folders for settings.
 */
export const clients = {
  'claude-desktop': {
    label: 'Claude Desktop', project: [], comments: false,
    personal: {
      linux: ['$XDG_CONFIG_HOME/Claude/claude_desktop_config.json'], darwin: [`${support}/Claude/claude_desktop_config.json`],
      win32: ['%APPDATA%/Claude/claude_desktop_config.json'],
    },
  },
  'claude-code': { label: 'Claude Code', project: ['.mcp.json'], personal: { all: ['~/.claude.json'] }, comments: false },
  cursor: { label: 'Cursor', project: ['.cursor/mcp.json'], personal: { all: ['~/.cursor/mcp.json'] }, comments: true },
  'vs-code': {
    label: 'VS Code', project: ['.vscode/mcp.json'], comments: true,
    personal: { linux: codeUser('$XDG_CONFIG_HOME/Code'), darwin: codeUser(`${support}/Code`), win32: codeUser('%APPDATA%/Code') },
  },
  windsurf: { label: 'Windsurf', project: [], personal: { all: ['~/.codeium/windsurf/mcp_config.json'] }, comments: true },
  codex: { label: 'Codex', project: ['.codex/config.toml'], personal: { all: ['~/.codex/config.toml'] }, comments: true },
  'gemini-cli': { label: 'Gemini CLI', project: ['.gemini/settings.json'], personal: { all: ['~/.gemini/settings.json'] }, comments: true },
  zed: {
    label: 'Zed', project: ['.zed/settings.json'], comments: true,
    personal: { linux: ['$XDG_CONFIG_HOME/zed/settings.json'], darwin: ['~/.config/zed/settings.json'], win32: ['%APPDATA%/Zed/settings.json'] },
  },
  opencode: {
    label: 'opencode', project: ['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc'], comments: true,
    personal: { all: ['$XDG_CONFIG_HOME/opencode/opencode.json', '$XDG_CONFIG_HOME/opencode/opencode.jsonc'] },
  },
} as const satisfies Record<string, Client>;

/** The id of a client. */
export type ClientId = keyof typeof clients;

/** A file in which a client may keep servers. `path` starts from the project, or is absolute. */
export interface ClientPlace { client: ClientId; path: string }

/** What the usual places of a person depend on. */
export interface Surroundings { system: string; home: string; env: Readonly<Record<string, string | undefined>> }

const entries = Object.entries(clients) as [ClientId, Client][];

/** Where the clients keep the servers of a project. */
export const projectPlaces: readonly ClientPlace[] = entries.flatMap(([client, { project }]) => project.map((path) => ({ client, path })));

/** Where the clients of a person keep theirs. */
export function personalPlaces({ system, home, env }: Surroundings): ClientPlace[] {
  const settings = env['XDG_CONFIG_HOME'] || `${home}/.config`;
  const roaming = env['APPDATA'] || `${home}/AppData/Roaming`;
  const full = (path: string) => path.replace(/^~/, () => home).replace(/^\$XDG_CONFIG_HOME/, () => settings).replace(/^%APPDATA%/, () => roaming);
  return entries.flatMap(([client, { personal }]) => [...(personal.all ?? []), ...(personal[system as System] ?? [])]
    .map((path) => ({ client, path: client === 'codex' && env['CODEX_HOME'] ? `${env['CODEX_HOME']}/config.toml` : full(path) })));
}

/** The client whose file this is, told by the end of its path; null for any other file. */
export function clientOf(path: string): ClientId | null {
  const plain = `/${path.replaceAll('\\', '/')}`;
  const ends = (place: string) => plain.endsWith(`/${place.replace(/^(~|\$XDG_CONFIG_HOME|%APPDATA%)\//, '')}`);
  return entries.find(([, { project, personal }]) => [...project, ...Object.values(personal).flat()].some(ends))?.[0] ?? null;
}
