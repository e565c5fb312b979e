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

const support = '~/Library/Application Support';
const codeUser = (folder: string) => [`${folder}/User/mcp.json`, `${folder}/User/settings.json`];
/** Where an editor of the family of VS Code keeps what is a person's. */
const codeFolders = ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf', 'Antigravity'];
const codeExtension = (file: string) => ({
  linux: codeFolders.map((folder) => `$XDG_CONFIG_HOME/${folder}/User/globalStorage/${file}`), darwin: codeFolders.map((folder) => `${support}/${folder}/User/globalStorage/${file}`),
  win32: codeFolders.map((folder) => `%APPDATA%/${folder}/User/globalStorage/${file}`),
});

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
  'vs-code-insiders': {
    label: 'VS Code Insiders', project: [], comments: true,
    personal: { linux: codeUser('$XDG_CONFIG_HOME/Code - Insiders'), darwin: codeUser(`${support}/Code - Insiders`), win32: codeUser('%APPDATA%/Code - Insiders') },
  },
  vscodium: {
    label: 'VSCodium', project: [], comments: true,
    personal: { linux: codeUser('$XDG_CONFIG_HOME/VSCodium'), darwin: codeUser(`${support}/VSCodium`), win32: codeUser('%APPDATA%/VSCodium') },
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
  'copilot-cli': { label: 'Copilot CLI', project: [], personal: { all: ['~/.copilot/mcp-config.json'] }, comments: true },
  cline: { label: 'Cline', project: [], personal: { all: ['~/.cline/data/settings/cline_mcp_settings.json'], ...codeExtension('saoudrizwan.claude-dev/settings/cline_mcp_settings.json') }, comments: false },
  'roo-code': { label: 'Roo Code', project: ['.roo/mcp.json'], personal: codeExtension('rooveterinaryinc.roo-cline/settings/mcp_settings.json'), comments: false },
  'kilo-code': { label: 'Kilo Code', project: ['.kilocode/mcp.json'], personal: codeExtension('kilocode.kilo-code/settings/mcp_settings.json'), comments: false },
  kiro: { label: 'Kiro', project: ['.kiro/settings/mcp.json'], personal: { all: ['~/.kiro/settings/mcp.json'] }, comments: true },
  'amazon-q': { label: 'Amazon Q', project: ['.amazonq/mcp.json'], personal: { all: ['~/.aws/amazonq/mcp.json'] }, comments: false },
  'lm-studio': { label: 'LM Studio', project: [], personal: { all: ['~/.lmstudio/mcp.json', '~/.cache/lm-studio/mcp.json'] }, comments: false },
  antigravity: { label: 'Antigravity', project: [], personal: { all: ['~/.gemini/antigravity/mcp_config.json'] }, comments: true },
  'qwen-code': { label: 'Qwen Code', project: ['.qwen/settings.json'], personal: { all: ['~/.qwen/settings.json'] }, comments: true },
  crush: { label: 'Crush', project: ['crush.json', '.crush.json'], personal: { all: ['$XDG_CONFIG_HOME/crush/crush.json'] }, comments: false },
  goose: { label: 'Goose', project: [], personal: { linux: ['$XDG_CONFIG_HOME/goose/config.yaml'], darwin: ['~/.config/goose/config.yaml'], win32: ['%APPDATA%/Block/goose/config/config.yaml'] }, comments: true },
  continue: { label: 'Continue', project: [], personal: { all: ['~/.continue/config.yaml', '~/.continue/config.json'] }, comments: true },
  librechat: { label: 'LibreChat', project: ['librechat.yaml'], personal: {}, comments: true },
  hermes: { label: 'Hermes', project: [], personal: { all: ['~/.hermes/config.yaml'] }, comments: true },
  amp: { label: 'Amp', project: ['.amp/settings.json'], personal: { all: ['$XDG_CONFIG_HOME/amp/settings.json'] }, comments: true },
  droid: { label: 'Factory Droid', project: ['.factory/mcp.json'], personal: { all: ['~/.factory/mcp.json'] }, comments: false },
  junie: { label: 'Junie', project: ['.junie/mcp/mcp.json'], personal: { all: ['~/.junie/mcp/mcp.json'] }, comments: false },
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
