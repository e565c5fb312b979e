import type { ClientId } from './client-places.ts';

/** What may be put in for placeholders, by name: values of variables the user named, and the folder of a project. */
export interface KnownValues {
  secrets?: ReadonlyMap<string, string>;
  /** What `${workspaceFolder}` stands for. */
  folder?: string;
  /** What `${userHome}` stands for. */
  home?: string;
  /** What stands between the parts of a path on this machine. */
  separator?: string;
}

/** A launch after filling: what is still missing, and which values went in. */
export interface Filled<T> {
  value: T;
  /** Names of placeholders that were left as they are: a variable, `input:id`, `file:path`. */
  needs: Set<string>;
  /** Values that came from outside the file: they are said nowhere. */
  secrets: Set<string>;
}

/** `${NAME}`, `${env:NAME}`, `${input:id}`, `${workspaceFolder}`, `${NAME:-default}` of Claude Code, and `${{ secrets.NAME }}` of Continue. */
const common = /\$\{(?:\{(?<secret>[^{}]*)\}|(?<inside>[^}]*))\}/g;
/** Gemini CLI also takes `$NAME`; opencode has `{env:NAME}` and `{file:path}`. */
const bareName = /\$(?<bare>[A-Za-z_]\w*)/g;
const dialects: Partial<Record<ClientId, RegExp>> = {
  'gemini-cli': /\$(?:\{(?<inside>[^}]*)\}|(?<bare>[A-Za-z_]\w*))/g,
  opencode: /\{(?<inside>(?:env|file):[^}]+)\}/g,
};

/**
 * A value with its placeholders filled: with `known`, or with the default they write themselves (`${PORT:-80}`). All others
 * stay as they are: what a person's machine would put there is theirs.
 */
export function fillPlaceholders<T>(value: T, known: KnownValues, client: ClientId | null = null): Filled<T> {
  const filled: Filled<T> = { value, needs: new Set(), secrets: new Set() };
  const pattern = (client !== null && dialects[client]) || common;
  const fillPart = (text: string, placeholder: RegExp) => text.replace(placeholder, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { secret?: string; inside?: string; bare?: string };
    const [name = '', fallback] = (groups.secret?.trim() ?? groups.inside ?? groups.bare ?? '').split(/:-(.*)/s);
    const own = groups.bare === undefined ? predefined(name, known, client) : undefined;
    return own ?? put(whole, name.replace(/^env:|^secrets\./, ''), fallback, known, filled);
  });
  // Behind the last brace that closes there is nothing in braces, and looking for it would take quadratic time.
  const fillText = (text: string) => {
    const end = text.lastIndexOf('}') + 1;
    return fillPart(text.slice(0, end), pattern) + (client === 'gemini-cli' ? fillPart(text.slice(end), bareName) : text.slice(end));
  };
  filled.value = mapTexts(value, fillText);
  return filled;
}

/** The same values by their names: what is filled with these may be shown. */
export function byName({ secrets, ...known }: KnownValues): KnownValues {
  return { ...known, ...(secrets && { secrets: new Map([...secrets.keys()].map((name) => [name, `\${${name}}`])) }) };
}

function put(whole: string, name: string, fallback: string | undefined, known: KnownValues, { needs, secrets }: Filled<unknown>): string {
  const value = known.secrets?.get(name);
  if (value !== undefined) {
    secrets.add(value);
    return value;
  }
  if (fallback !== undefined) return fallback;
  needs.add(name);
  return whole;
}

/** Clients that are no editors, and take these names for variables of the environment, or leave them. */
const noEditors: ReadonlySet<ClientId> = new Set<ClientId>(['claude-code', 'claude-desktop', 'codex', 'gemini-cli', 'qwen-code', 'copilot-cli', 'opencode', 'crush', 'goose', 'lm-studio', 'librechat', 'hermes', 'amp', 'droid']);

/**
 * What an editor, or a plugin's host, puts in by itself; undefined for all else, and where it depends on what is not known. Sources: variables
 * of VS Code and of Cursor's mcp.json, plugins of Claude Code, manifests of bundles.
 */
function predefined(name: string, { folder, home, separator }: KnownValues, client: ClientId | null): string | undefined {
  if (['workspaceFolder', 'CLAUDE_PLUGIN_ROOT', 'CLAUDE_PROJECT_DIR', '__dirname', 'extensionPath'].includes(name)) return folder;
  if (client !== null && noEditors.has(client)) return undefined;
  switch (name) {
    case 'workspaceFolderBasename': return folder === undefined ? undefined : folder.split(/[\\/]/).filter((part) => part !== '').at(-1) ?? '';
    case 'userHome': return home;
    case 'pathSeparator': case '/': return separator;
    default: return undefined;
  }
}

function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)])) as T;
}
