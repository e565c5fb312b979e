import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { definitionHash, sha256 } from '../../src/text/sha256.ts';
import { runToolrisk, temporaryFolder } from './run-toolrisk.ts';

const folder = temporaryFolder();
const definition = { name: 'delete_user', description: 'Permanently deletes a user.', inputSchema: { type: 'object', properties: { id: { type: 'string' } } } };

/** A catalog of one server that nothing listens for, with what it said once, and one that was never listed. */
function catalogIn(name: string): string {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, 'catalog/servers'), { recursive: true });
  mkdirSync(join(cwd, 'catalog/snapshots'));
  for (const server of ['users', 'fresh']) {
    writeFileSync(join(cwd, `catalog/servers/${server}.yaml`), `title: The ${server}\nabout: It keeps ${server}.\ntopic: other\nurl: http://127.0.0.1:9/${server}\n`);
  }
  writeFileSync(join(cwd, 'catalog/snapshots/users.json'), JSON.stringify({
    since: '2026-01-01', transport: 'streamable-http', protocolVersion: '2025-11-25', serverInfo: null, capabilities: {}, instructions: null,
    prompts: null, resources: null, tools: [{ sha256: definitionHash(definition), definition }],
  }));
  return cwd;
}

describe('a server of the catalog', () => {
  const cwd = catalogIn('known');
  test('is judged as it was recorded: nothing is started or asked', async () => {
    const { code, stdout, stderr } = await runToolrisk(['scan', 'users', '--format', 'json'], { cwd });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /"server":"users","outcome":"listed"/);
  });
  test('without a snapshot is not listed, and the remedy is to crawl', async () => {
    const { code, stdout } = await runToolrisk(['scan', 'fresh'], { cwd });
    assert.equal(code, 3);
    assert.match(stdout, /no-snapshot: [\s\S]*toolrisk crawl fresh/);
  });
  test('is suggested when its id is misspelt', async () => {
    const { code, stderr } = await runToolrisk(['scan', 'user'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /Did you mean users\?/);
  });
  test('is found from a folder of one\'s choice', async () => {
    assert.equal((await runToolrisk(['scan', 'users', '--catalog', join(cwd, 'catalog')], { cwd: folder })).code, 0);
    assert.equal((await runToolrisk(['--catalog', 'known/catalog', 'scan', 'users'], { cwd: folder })).code, 0);
  });
  test('is found where npm was called, though npm changed the folder', async () => {
    assert.equal((await runToolrisk(['scan', 'users'], { env: { INIT_CWD: cwd } })).code, 0);
  });
});

describe('a reviewed correction', () => {
  const corrected = (name: string, yaml: string) => {
    const cwd = catalogIn(name);
    mkdirSync(join(cwd, 'catalog/overrides'));
    writeFileSync(join(cwd, 'catalog/overrides/users.yaml'), yaml);
    return cwd;
  };
  const entry = (sha: string, rest = 'severity: low') => `delete_user:\n  sha256: "${sha}"\n  ${rest}\n  because: It empties a sandbox.\n  by: Ada\n  reviewed: 2026-02-03\n  until: 2999-02-03\n`;

  test('counts in pages, scans and decisions, and says why', async () => {
    const cwd = corrected('reviewed', entry(definitionHash(definition)));
    const { stdout } = await runToolrisk(['scan', 'users', '--format', 'jsonl'], { cwd });
    const verdict = JSON.parse(stdout) as { severity: string; decision: string; derivation: { step: string; id: string; says: string }[] };
    assert.deepEqual([verdict.severity, verdict.decision], ['low', 'allow']);
    assert.deepEqual(verdict.derivation.find(({ step }) => step === 'override'), { step: 'override', id: '2026-02-03', says: 'It empties a sandbox.', result: 'Destructive, Low' });
    assert.equal((await runToolrisk(['build'], { cwd })).code, 0);
    assert.match(readFileSync(join(cwd, 'catalog/assessments/users.json'), 'utf8'), /"severity":"low"/);
    assert.equal((await runToolrisk(['build', '--check'], { cwd })).code, 0);
  });

  test('that has run out is void where a day is known, and reported where one is asked for', async () => {
    const cwd = corrected('run-out', entry(definitionHash(definition)).replace('2999-02-03', '2026-02-04'));
    const scanned = await runToolrisk(['scan', 'users'], { cwd });
    assert.match(scanned.stdout.replace(/\s+/g, ' '), /^users [\s\S]*(high|critical) destructive [\s\S]*a correction is void: users: delete_user: held until 2026-02-04\. Review it again/m);
    assert.equal((await runToolrisk(['build'], { cwd })).code, 0);
    assert.match(readFileSync(join(cwd, 'catalog/assessments/users.json'), 'utf8'), /"severity":"low"/, 'build knows no day');
    assert.equal((await runToolrisk(['build', '--check'], { cwd })).code, 0);
    assert.equal((await runToolrisk(['build', '--check', '--today', '2026-02-04'], { cwd })).code, 0);
    const late = await runToolrisk(['build', '--check', '--today'], { cwd });
    assert.deepEqual([late.code, /^run out: .*users\.yaml: delete_user: held until 2026-02-04\. /m.test(late.stderr)], [1, true], late.stderr);
    assert.match((await runToolrisk(['build', '--today'], { cwd })).stderr, /^--today: is for --check: /);
    assert.match((await runToolrisk(['build', '--check', '--today', 'soon'], { cwd })).stderr, /^--today: is no day\. /);
  });

  test('that says what the rules say is void, and fails the check', async () => {
    const cwd = corrected('needless', entry(definitionHash(definition), 'class: destructive'));
    const built = await runToolrisk(['build'], { cwd });
    assert.deepEqual([built.code, /not applied: .*users\.yaml: delete_user: says what the rules say by now\. Delete the entry\./.test(built.stderr)], [0, true], built.stderr);
    assert.equal((await runToolrisk(['build', '--check'], { cwd })).code, 1);
  });

  test('that was made for another definition is not applied, and fails the check', async () => {
    const cwd = corrected('outdated', entry('0'.repeat(64)));
    const built = await runToolrisk(['build'], { cwd });
    assert.deepEqual([built.code, /not applied: .*users\.yaml: delete_user: was reviewed for another definition/.test(built.stderr)], [0, true]);
    assert.match(readFileSync(join(cwd, 'catalog/assessments/users.json'), 'utf8'), /"severity":"(high|critical)"/);
    assert.equal((await runToolrisk(['build', '--check'], { cwd })).code, 1);
  });

  for (const [what, yaml, says] of [['corrects nothing', entry('0'.repeat(64), 'because2: x'), /users\.yaml/], ['has no reason', `delete_user: { sha256: "${'0'.repeat(64)}", severity: low, by: Ada, reviewed: 2026-02-03, until: 2027-02-03 }`, /because/], ['ends before it begins', entry('0'.repeat(64)).replace('2999', '2025'), /"delete_user\.until": must hold until a day after its review/]] as const) {
    test(`that ${what} is bad input`, async () => {
      const { code, stderr } = await runToolrisk(['build'], { cwd: corrected(what.replaceAll(' ', '-'), yaml) });
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
  }
});

describe('policy', () => {
  const cwd = catalogIn('policies');
  test('prints the policy alone; everything about it goes to standard error', async () => {
    const { code, stdout, stderr } = await runToolrisk(['policy', 'users', '--for', 'claude-code', '--server-key', 'people'], { cwd });
    assert.equal(code, 0, stderr);
    assert.ok(stdout.includes('mcp__people__delete_user'));
    assert.ok('permissions' in (JSON.parse(stdout) as object));
    assert.match(stderr, /^tools not listed: /m);
  });
  test('can be about one tool', async () => {
    const { code, stdout } = await runToolrisk(['policy', 'users', '--for', 'policylayer', '--tool', 'delete_user'], { cwd });
    assert.equal(code, 0);
    assert.ok(stdout.includes('delete_user'));
  });
  test('needs one server of several', async () => {
    writeFileSync(join(cwd, 'two.jsonl'), '{"name":"a","server":"x"}\n{"name":"b","server":"y"}\n');
    assert.match((await runToolrisk(['policy', 'two.jsonl', '--for', 'claude-code'], { cwd })).stderr, /^source: has 2 servers: x, y\. Choose one, such as --server x, or take all: --all-servers\.\n$/);
    assert.ok((await runToolrisk(['policy', 'two.jsonl', '--for', 'claude-code', '--server', 'y'], { cwd })).stdout.includes('mcp__y__b'));
  });
  test('of nothing is no policy', async () => {
    const { code, stdout } = await runToolrisk(['policy', 'fresh', '--for', 'claude-code'], { cwd });
    assert.deepEqual([code, stdout], [3, '']);
  });
});

describe('explain', () => {
  const cwd = catalogIn('explained');
  test('gives the verdict, the steps and the words it rests on', async () => {
    const { code, stdout } = await runToolrisk(['explain', 'users', 'delete_user'], { cwd });
    assert.equal(code, 0);
    assert.match(stdout, /^delete_user of users\n {2}class {7}Destructive: /);
    assert.match(stdout, /\nStep by step\n {2}1\. /);
    assert.match(stdout, /\nEvidence\n[\s\S]*delete_user\n +\^{6}\n/);
  });
  test('gives the verdict as JSON', async () => {
    const { stdout } = await runToolrisk(['explain', 'users', 'delete_user', '--format', 'json'], { cwd });
    assert.equal((JSON.parse(stdout) as { name: string }).name, 'delete_user');
  });
});

describe('crawl', () => {
  test('names what could not be listed, exits 3, and leaves earlier snapshots as they are', async () => {
    const cwd = catalogIn('crawled');
    const snapshot = join(cwd, 'catalog/snapshots/users.json');
    const before = sha256(readFileSync(snapshot, 'utf8'));
    const { code, stdout, stderr } = await runToolrisk(['crawl'], { cwd });
    assert.deepEqual([code, stdout], [3, '0 of 2 servers listed, 0 changed\n']);
    assert.deepEqual(stderr.trimEnd().split('\n').slice(-2).map((line) => line.split(': ').slice(0, 2)), [['failed', 'fresh'], ['failed', 'users']]);
    assert.equal(sha256(readFileSync(snapshot, 'utf8')), before);
  });
});

describe('what a catalog lacks', () => {
  const cases: [string, Record<string, string>, RegExp][] = [
    ['any server', {}, /^\S+servers: holds no server file, so there was nothing to crawl\. Write one for each server, or name another catalog with --catalog\.$/m],
    ['a sentence of a server', { 'a.yaml': 'title: A\ntopic: testing\nurl: https://host.example/\n' }, /a\.yaml\S*: "about": is missing: it must be a text\. Add it\.$/m],
    ['the form of a host', { 'a.yaml': 'title: A\nabout: A.\ntopic: testing\nurl: https://host.example/\nnetwork: [api.example.com]\n' }, /"network\.0": must name each host that may be reached, as in - \{ host: 'api\.example\.com', why: '.*' \}/],
  ];
  for (const [name, files, says] of cases) {
    test(`is said in plain words: ${name}`, async () => {
      const cwd = temporaryFolder();
      mkdirSync(join(cwd, 'catalog/servers'), { recursive: true });
      for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, 'catalog/servers', file), text);
      const { code, stderr } = await runToolrisk(['crawl'], { cwd });
      assert.equal(code, Object.keys(files).length === 0 ? 3 : 2, stderr);
      assert.match(stderr, says);
    });
  }
});

describe('build', () => {
  test('writes assessments and site data; --check then finds them up to date, and stale after a change', async () => {
    const cwd = catalogIn('built');
    const built = await runToolrisk(['build'], { cwd });
    assert.deepEqual([built.code, built.stdout], [0, '1 tool of 1 server judged\n']);
    assert.match(built.stderr, /no snapshot yet, so nothing to judge: fresh\./);
    assert.ok(existsSync(join(cwd, 'build/servers/users.json')));
    assert.equal((await runToolrisk(['build', '--check'], { cwd })).code, 0);
    writeFileSync(join(cwd, 'catalog/assessments/users.json'), '[]\n');
    const stale = await runToolrisk(['build', '--check'], { cwd });
    assert.equal(stale.code, 1);
    assert.match(stale.stdout, /^stale: .*users\.json\n$/);
    assert.equal(readFileSync(join(cwd, 'catalog/assessments/users.json'), 'utf8'), '[]\n');
  });

  test('adds the rules of one\'s own catalog', async () => {
    const cwd = catalogIn('ruled');
    cpSync(join(cwd, 'catalog/servers/users.yaml'), join(cwd, 'catalog/rules/nonsense.yaml'));
    const { code, stderr } = await runToolrisk(['build'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /nonsense/);
  });
});

describe('help and version', () => {
  for (const command of ['scan', 'crawl', 'worker', 'policy', 'explain', 'build', 'edition', 'evaluate']) {
    test(`${command} --help teaches with examples, within 80 columns`, async () => {
      const { code, stdout } = await runToolrisk([command, '--help']);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`Examples:\\n {2}toolrisk ${command}`));
      assert.ok(stdout.split('\n').every((line) => line.length <= 80));
    });
  }
  test('--help lists commands, sources and exit codes', async () => {
    const { code, stdout } = await runToolrisk(['--help']);
    assert.equal(code, 0);
    for (const word of ['scan', 'policy', 'explain', 'crawl', 'build', 'npm:<name>', '--catalog', 'Exit codes']) assert.ok(stdout.includes(word), word);
  });
  test('--version is the version', async () => {
    const { code, stdout } = await runToolrisk(['--version']);
    assert.deepEqual([code, /^\d+\.\d+\.\d+\n$/.test(stdout)], [0, true]);
  });
});
