import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Client } from '@modelcontextprotocol/client';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';
import { writeCatalog } from '../crawl/stand-in-catalog.ts';
import { ask, main, openClient, ways } from './open-client.ts';

const tools = ['check_stack', 'explain_tool', 'get_server', 'get_tool', 'judge_definition', 'recommend_policy', 'search_tools'];

for (const way of ways) {
  describe(`the catalog for agents, over ${way}`, () => {
    let client: Client;
    before(async () => { client = await openClient(way); });

    test('has tools that say they only read, with a schema for what they take and give', async () => {
      const listed = (await client.listTools()).tools;
      assert.deepEqual(listed.map(({ name }) => name).sort(), tools);
      for (const { annotations, outputSchema, inputSchema } of listed) {
        const { title: _title, ...hints } = annotations!;
        assert.deepEqual(hints, { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false });
        assert.equal(outputSchema!.type, 'object');
        assert.equal(inputSchema.type, 'object');
      }
      assert.ok(client.getInstructions()!.length < 400);
    });

    test('gives the same data as JSON, for clients that take no data', async () => {
      const { text, ...data } = await ask(client, 'get_tool', { server: 'memory', tool: 'read_graph' });
      assert.deepEqual(JSON.parse(text as string), data);
    });

    test('says of a tool what explain says', async () => {
      const said = await ask(client, 'get_tool', { server: 'filesystem', tool: 'write_file' });
      const explained = JSON.parse((await runToolrisk(['explain', 'filesystem', 'write_file', '--format', 'json'])).stdout);
      assert.deepEqual([said.class, said.severity, said.decision, said.confidence], [explained.couldBe?.class ?? explained.class, explained.headline, explained.decision, explained.confidence.value]);
      const steps = await ask(client, 'explain_tool', { server: 'filesystem', tool: 'write_file' });
      assert.deepEqual(steps.derivation, explained.derivation);
      assert.equal(steps.evidence.length, explained.evidence.length + explained.overruled.length);
    });

    test('finds tools by words and verdicts, the worst first', async () => {
      const { tools: found, total } = await ask(client, 'search_tools', { words: 'memory delete', least_severity: 'medium' });
      assert.ok(total >= 3 && found.every(({ server, tool }: Record<string, string>) => /memory/i.test(server!) || /memory|delete/i.test(tool!)), JSON.stringify(found));
      const { tools: denied } = await ask(client, 'search_tools', { decision: 'deny', limit: 100 });
      assert.ok(denied.length > 0 && denied.every(({ decision }: Record<string, string>) => decision === 'deny'));
    });

    test('gives every tool of a long list once, page by page', async () => {
      const { tools: whole, total } = await ask(client, 'search_tools', { server: 'filesystem', limit: 100 });
      const names: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await ask(client, 'search_tools', { server: 'filesystem', limit: 4, ...(cursor !== undefined && { cursor }) });
        assert.ok(page.tools.length <= 4);
        names.push(...page.tools.map(({ tool }: { tool: string }) => tool));
        cursor = page.next_cursor;
        if (cursor === undefined) break;
      }
      assert.deepEqual([names, names.length], [whole.map(({ tool }: { tool: string }) => tool), total]);
      const { next_cursor: next } = await ask(client, 'get_server', { server: 'filesystem', limit: 5 });
      assert.equal((await ask(client, 'get_server', { server: 'filesystem', limit: 5, cursor: next })).tools.length, 5);
    });

    test('knows a cursor of another list', async () => {
      const { next_cursor: cursor } = await ask(client, 'search_tools', { words: 'delete', limit: 1 });
      for (const other of [{ words: 'create', cursor }, { words: 'delete', cursor: 'x' }, { words: 'delete', cursor: `${cursor}99999999` }]) await assert.rejects(ask(client, 'search_tools', other), /^Error: cursor: is not one of this list\./);
    });

    test('finds a server by its package', async () => {
      assert.equal((await ask(client, 'get_server', { server: 'npm:@modelcontextprotocol/server-memory' })).server, 'memory');
    });

    test('prints the policy that policy prints', async () => {
      const { policy, file, steps } = await ask(client, 'recommend_policy', { server: 'filesystem', product: 'claude-code' });
      const { stdout } = await runToolrisk(['policy', 'filesystem', '--for', 'claude-code']);
      assert.deepEqual([JSON.parse(policy), file, steps.length > 0], [JSON.parse(stdout), 'settings.json', true]);
      const strict = await ask(client, 'recommend_policy', { server: 'filesystem', product: 'claude-code', posture: 'strict' });
      assert.notEqual(strict.policy, policy);
      const one = await ask(client, 'recommend_policy', { server: 'filesystem', product: 'codex', tool: 'write_file', server_key: 'files' });
      assert.match(one.policy, /write_file/);
      assert.doesNotMatch(one.policy, /read_file/);
    });

    test('says what servers make possible together', async () => {
      const stack = await ask(client, 'check_stack', { servers: ['filesystem', 'everything', 'memory'] });
      assert.equal(stack.servers.length, 3);
      assert.equal(stack.combination.complete, true);
      assert.ok(stack.combination.cut.length > 0 && stack.combination.cut.every((name: string) => name.includes('/')));
      assert.deepEqual((await ask(client, 'check_stack', { servers: ['memory', 'memory'] })).collisions, []);
    });

    test('judges a pasted definition as scan does', async () => {
      const definition = { name: 'drop_database', description: 'Deletes a database for good.', inputSchema: { type: 'object', properties: { name: { type: 'string' } } } };
      for (const pasted of [definition, [definition], { tools: [definition] }, { jsonrpc: '2.0', id: 1, result: { tools: [definition] } }]) {
        const { tools: [judged] } = await ask(client, 'judge_definition', { definition: JSON.stringify(pasted) });
        assert.deepEqual([judged.tool, judged.class, judged.severity, judged.decision], ['drop_database', 'destructive', 'critical', 'deny']);
      }
    });

    test('asks whether another server, tool or page was meant', async () => {
      await assert.rejects(ask(client, 'get_server', { server: 'filesytem' }), /^Error: filesytem: is no server of the catalog\. Did you mean filesystem\?$/);
      await assert.rejects(ask(client, 'get_tool', { server: 'memory', tool: 'delete_entity' }), /Did you mean delete_entities\?$/);
      await assert.rejects(ask(client, 'check_stack', { servers: ['memory', 'npm:@modelcontextprotocol/server-memry'] }), /Did you mean npm:@modelcontextprotocol\/server-memory[,?]/);
      await assert.rejects(client.readResource({ uri: 'toolrisk://site/servers/filesytem.md' }), /Did you mean filesystem\?/);
      await assert.rejects(ask(client, 'judge_definition', { definition: '{"name":' }), /definition/);
      await assert.rejects(ask(client, 'judge_definition', { definition: '{"mcpServers":{"a":{"command":"b"}}}' }), /is a config or a record of servers/);
      await assert.rejects(ask(client, 'get_server', { server: '../../etc/passwd' }), /is no server of the catalog/);
    });

    test('has the pages of servers and tools as resources, in a list by pages', async () => {
      const listed = await client.request({ method: 'resources/list', params: {} });
      assert.ok(listed.resources.length <= 50 && listed.nextCursor !== undefined);
      const { contents: [page] } = await client.readResource({ uri: 'toolrisk://site/servers/filesystem.md' });
      const [, link] = /\[write\\_file\]\(<(\S+)>\)/.exec((page as { text: string }).text)!;
      const { contents: [tool] } = await client.readResource({ uri: new URL(link!, 'toolrisk://site/servers/filesystem.md').href });
      assert.match((tool as { text: string }).text, /^# `write_file`\n/);
    });

    test('completes ids of servers and addresses of tools', async () => {
      const uri = 'toolrisk://site/tools/{server}/{tool}.md';
      const { completion: servers } = await client.complete({ ref: { type: 'ref/resource', uri }, argument: { name: 'server', value: 'filesys' } });
      assert.deepEqual(servers.values, ['filesystem']);
      const { completion } = await client.complete({ ref: { type: 'ref/resource', uri }, argument: { name: 'tool', value: 'write' }, context: { arguments: { server: 'filesystem' } } });
      assert.deepEqual(completion.values, ['write_file']);
    });
  });

  test(`serves clients of 2026-07-28 too, over ${way}`, async () => {
    const client = await openClient(way, [], { modern: true });
    assert.equal((await ask(client, 'get_tool', { server: 'memory', tool: 'read_graph' })).class, 'read');
  });
}

test('is judged read and low by our own scan, every tool', async () => {
  const { stdout, code } = await runToolrisk(['scan', '--yes', '--sandbox', 'none', '--format', 'json', '--', process.execPath, main, 'mcp']);
  const { servers: [server] } = JSON.parse(stdout);
  assert.deepEqual(server.tools.filter((tool: Record<string, unknown>) => tool.class !== 'read' || tool.headline !== 'low' || tool.decision !== 'allow').map(({ name }: { name: string }) => name), []);
  assert.deepEqual([code, server.tools.length, server.texts, server.combination.complete], [0, tools.length, undefined, false]);
});

test('answers about a server though the file of another is damaged, and says which one where all are asked for', async () => {
  const catalog = temporaryFolder();
  writeCatalog(catalog, { good: 'honest' });
  writeFileSync(join(catalog, 'servers', 'bad.yaml'), 'title: [');
  const client = await openClient('stdio', ['--catalog', catalog]);
  assert.equal((await ask(client, 'get_tool', { server: 'memory', tool: 'read_graph' })).class, 'read');
  await assert.rejects(ask(client, 'get_server', { server: 'good' }), /^Error: good: is in the catalog, and was never listed\./);
  await assert.rejects(ask(client, 'search_tools', {}), /^Error: \S*bad\.yaml:1:\d+: .*Correct the YAML\.$/);
});
