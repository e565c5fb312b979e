import { basename } from 'node:path';
import type { Source } from '../sources/parse-source.ts';
import type { ConfiguredServer } from '../sources/parse-client-config.ts';
import { notListed } from './listed-server.ts';
import type { Plan } from './planned-server.ts';

/** Sources that name one server to start or to reach. */
export type LaunchSource = Extract<Source, { kind: 'url' | 'npm' | 'command' }>;

/**
 * How to list the server a source names. Its label holds nothing secret: of an address the host only, of a command the
 * program, and the package where a runner names one.
 */
export function planSource(source: LaunchSource, headers: Record<string, string>): Plan {
  if (source.kind === 'url') return { server: new URL(source.url).host, launch: { kind: 'url', url: source.url, headers } };
  if (source.kind === 'npm') {
    return {
      server: source.package,
      launch: { kind: 'npm', package: source.package, version: source.version ?? 'latest', args: [], env: {}, files: {}, network: false },
    };
  }
  return { server: commandLabel(source), launch: { kind: 'command', command: source.command, args: source.args, env: {}, network: true } };
}

/** How to list a server of a client's config, or why that is not done. */
export function planConfigured({ server, launch, needs, disabled }: ConfiguredServer): Plan {
  if (disabled) {
    const problem = { cause: 'disabled', says: 'its config says not to start it.', remedy: 'Enable it there to have it judged.' };
    return { server, instead: { server, tools: [], outcome: 'skipped', problem } };
  }
  if (needs.length > 0) {
    return { server, instead: notListed(server, {
      cause: 'needs-values',
      says: `its config leaves to be filled in: ${needs.join(', ')}.`,
      remedy: 'toolrisk takes no values from your machine: write a dummy into a copy of the config, and scan the copy.',
    }) };
  }
  return { server, launch: launch.kind === 'url' ? launch : { ...launch, network: true } };
}

const runners = /^(npx|bunx|uvx|pnpx)(\.cmd|\.exe)?$/i;
const interpreters = /^(node|bun|deno|python\d?(\.\d+)?|ruby|php)(\.exe)?$/i;

function commandLabel({ command, args }: { command: string; args: readonly string[] }): string {
  const program = basename(command.replaceAll('\\', '/'));
  const first = args.find((arg) => !arg.startsWith('-'));
  if (first !== undefined && runners.test(program) && /^@?[\w./-]+(@[\w.-]+)?$/.test(first)) return first.replace(/(?<=.)@[^@/]*$/, '');
  if (first !== undefined && interpreters.test(program) && /\.([cm]?[jt]s|py|rb|php)$/.test(first)) return basename(first.replaceAll('\\', '/'));
  return program;
}
