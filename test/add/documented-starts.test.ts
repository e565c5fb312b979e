import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documentedStarts } from '../../src/sources/packages/documented-starts.ts';
import { harmlessStart } from '../../src/sources/packages/harmless-start.ts';
import { plainStart } from '../../src/sources/packages/proposed-start.ts';

const json = (value: object) => `# Demo\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`;
const npx = (...args: string[]) => ({ command: 'npx', args: ['-y', ...args] });
const starts = (documents: Record<string, string>) => documentedStarts(documents, '@demo/server', ['demo-server']).map((each) => plainStart(harmlessStart(each)));

describe('how a package is started is read', () => {
  for (const [what, documents, args, env] of [
    ['in a config of its README', { 'readme.md': json({ mcpServers: { demo: { ...npx('@demo/server@latest', 'mcp'), env: { DEMO_KEY: 'your-key', MODE_URL: 'https://demo.example.com/v1' } } } }) }, ['mcp'], { DEMO_KEY: 'dummy', MODE_URL: 'https://example.invalid/v1' }],
    ['in a part of a config', { 'readme.md': '```json\n"demo": { "command": "npx", "args": ["@demo/server", "--stdio"] }\n```' }, ['--stdio'], {}],
    ['in a quoted block', { 'readme.md': `> \`\`\`json\n> {"mcpServers":{"d":{"command":"npx","args":["@demo/server","/path/to/notes"]}}}\n> \`\`\`` }, ['${CWD}'], {}],
    ['in a line of a shell', { 'readme.md': '```bash\nDEMO_KEY=abc npx -y @demo/server --transport stdio  # starts it\n```' }, ['--transport', 'stdio'], { DEMO_KEY: 'dummy' }],
    ['of its command', { 'readme.md': json({ mcpServers: { d: { command: 'demo-server', args: ['serve'] } } }) }, ['serve'], {}],
    ['in its server.json', { 'server.json': JSON.stringify({ name: 'io.github.demo/server', packages: [{ registryType: 'npm', identifier: '@demo/server', version: '{{version}}', environmentVariables: [{ name: 'DEMO_KEY', isRequired: true }] }] }) }, [], { DEMO_KEY: 'dummy' }],
    ['in the example of its variables', { '.env.example': '# comment\nDEMO_KEY=\n#OTHER=1\nDEMO_DIR=/home/me' }, [], { DEMO_KEY: 'dummy', DEMO_DIR: '${CWD}' }],
  ] as const) {
    test(what, () => {
      const [first] = starts(documents);
      assert.deepEqual([first?.args, first?.env], [args, env]);
    });
  }

  test('but not in a command that sets something up, or in the config of another package', () => {
    assert.deepEqual(starts({ 'readme.md': `${json({ mcpServers: { other: npx('@other/server') } })}\n\`\`\`\nnpx @demo/server init\nnpx @demo/server --help\n\`\`\`` }), []);
  });

  test('and nothing of somebody\'s is taken over', () => {
    const secrets = ['sk_live_51HxQ2eLkjfdSDFsdf0923', 'hunter2', 'postgres://me:pass@db.corp.example/x', '/home/me/private', 'https://corp.example/?token=abc'];
    const [start] = starts({ 'readme.md': json({ mcpServers: { d: { ...npx('@demo/server', '--token', secrets[1] as string, `--db=${secrets[2]}`, secrets[3] as string, `--api-key=${secrets[0]}`), env: { A_KEY: secrets[0], B: secrets[1], HOOK_URL: secrets[4] } } } }) });
    const text = JSON.stringify(start);
    for (const secret of secrets) assert.ok(!text.includes(secret), text);
    assert.deepEqual(start?.args, ['--token', 'dummy', '--db=postgres://dummy:dummy@example.invalid/dummy', '${CWD}', '--api-key=dummy']);
  });

  test('in a README of any kind in a moment', () => {
    const hostile = `${'```\n'.repeat(20_000)}${'npx '.repeat(20_000)}@demo/server ${'"'.repeat(20_000)}`;
    assert.ok(Array.isArray(starts({ 'readme.md': hostile })));
  });
});
