import { serverScript } from '../connect/package-registry.ts';
import type { RegistryPackage } from '../connect/package-registry.ts';

/** A package that lists one tool, after it was given what `wants`, a script, checks. */
export function demoPackage(name: string, wants = '', { readme, declares, documents = {} }: { readme?: string; declares?: object; documents?: Record<string, string> } = {}): RegistryPackage {
  const files = { ...documents, ...(readme !== undefined && { 'README.md': readme }), 'cli.js': serverScript.replace('\n', `\n${wants}\n`) };
  return {
    name, version: '1.2.3', declares: { bin: 'cli.js', license: 'MIT', description: 'An MCP server for demo notes.', repository: 'github:demo-inc/notes-mcp', dependencies: {}, ...declares },
    files: Object.entries(files).map(([path, content]) => ({ path: `package/${path}`, content, mode: 0o755 })),
  };
}

const fail = (words: string) => `{ console.error(${JSON.stringify(words)}); process.exit(1); }`;

/** Packages of all kinds: what each wants, and the words by which it says so. */
export const demos: readonly RegistryPackage[] = [
  demoPackage('plain-mcp'),
  demoPackage('keyed-mcp-server', `if (!String(process.env.DEMO_API_KEY).startsWith('demo-')) ${fail("Error: DEMO_API_KEY environment variable is required, and must start with 'demo-'")}`),
  demoPackage('@demo/mcp-notes', `if (!require('node:fs').statSync(process.argv[2] ?? 'none', { throwIfNoEntry: false })?.isDirectory()) ${fail('Usage: mcp-notes <notes-directory>')}`),
  demoPackage('filed-mcp', `try { JSON.parse(require('node:fs').readFileSync('demo.config.json')); } catch ${fail("Error: ENOENT: no such file or directory, open '/tmp/work/demo.config.json'")}`),
  demoPackage('documented-mcp', 'if (process.argv[2] !== \'serve\') process.exit(1);', { readme: '```json\n{"mcpServers":{"d":{"command":"npx","args":["-y","documented-mcp","serve"]}}}\n```' }),
  demoPackage('widened-mcp', "globalThis.toolName = process.env.EXTRA_TOKEN === undefined ? 'few' : 'more'; if (process.env.EXTRA_TOKEN !== undefined) globalThis.toolSays = 'all';", { readme: '```json\n{"mcpServers":{"d":{"command":"npx","args":["-y","widened-mcp"],"env":{"EXTRA_TOKEN":"<token>"}}}}\n```' }),
  // It says no name: only its code has it.
  demoPackage('silent-mcp', `if (process.env.SILENT_API_TOKEN === undefined) ${fail('A token is required.')}`),
  demoPackage('choosy-mcp', `const preset = process.argv.find((word) => word.startsWith('--preset='))?.slice(9); if (preset === undefined) ${fail('error: required option \'--preset <name>\' not specified')} if (preset !== 'small') { console.error('Unknown preset: ' + preset + '. Available presets: small, large'); process.exit(1); }`),
  { ...demoPackage('mainly-mcp-server', '', { declares: { bin: undefined, main: 'cli.js' } }) },
  demoPackage('stubborn-mcp', fail('I am \u001b[31mnot\u001b[0m in the mood \u202etoday')),
  demoPackage('remote-mcp', `fetch('https://notes.example/tools').then(() => 0, (error) => ${fail('fetch failed: getaddrinfo ENOTFOUND notes.example')}); if (true) return;`),
  demoPackage('library-mcp', '', { declares: { bin: undefined, description: 'A framework for MCP servers.' } }),
];
