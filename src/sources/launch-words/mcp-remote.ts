import type { LaunchMeaning } from './launch-meaning.ts';

/** Options of mcp-remote that change nothing of where it leads; those with a value say so. */
const silent = ['--allow-http', '--debug', '--silent', '--enable-proxy'];
const valued = ['--transport', '--host', '--resource', '--auth-timeout', '--ignore-tool', '--static-oauth-client-metadata', '--static-oauth-client-info'];

/**
 * The address that a package which only passes messages on leads to, with its headers; null for any other, and for options that
 * are not known. Placeholders of headers that `env` has are filled in, as the package would.
 */
export function readBridge({ package: name, bin, args, env }: Extract<LaunchMeaning, { kind: 'npm' }>): Extract<LaunchMeaning, { kind: 'url' }> | null {
  if (bin !== undefined && bin !== name) return null;
  if (name === 'mcp-remote') return readRemote(args, env);
  const isPlain = name === 'supergateway' && args.length === 2 && /^--(?:sse|streamableHttp)$/.test(args[0] ?? '') && isAddress(args[1]);
  return isPlain ? { kind: 'url', url: args[1] as string, headers: {} } : null;
}

function readRemote(args: readonly string[], env: Readonly<Record<string, string>>): Extract<LaunchMeaning, { kind: 'url' }> | null {
  const headers: Record<string, string> = {};
  const places: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] as string;
    if (word === '--header') {
      const header = /^([^:\s]+)[ \t]*:[ \t]*(.*)$/s.exec(args[at += 1] ?? '');
      if (header === null) return null;
      headers[header[1] as string] = filled(header[2] as string, env);
    } else if (valued.includes(word)) at += 1;
    else if (word.startsWith('-') && !silent.includes(word)) return null;
    else if (!word.startsWith('-')) places.push(word);
  }
  // The second place is the port it waits at for a browser.
  const [url, port = '0'] = places;
  return isAddress(url) && places.length <= 2 && /^\d{1,5}$/.test(port) ? { kind: 'url', url: url as string, headers } : null;
}

function filled(value: string, env: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{([A-Za-z_]\w*)\}/g, (whole, name: string) => env[name] ?? whole);
}

function isAddress(text: string | undefined): boolean {
  return text !== undefined && /^https?:\/\//i.test(text);
}
