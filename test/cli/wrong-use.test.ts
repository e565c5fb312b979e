import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root, temporaryFolder } from './run-toolrisk.ts';
import type { Ran } from './run-toolrisk.ts';

// Before the folder is removed: who is not root removes nothing from a folder that is locked.
after(() => { for (const path of ['locked', 'read-only', 'locked-servers/servers', 'fixed', 'fixed/servers', 'fixed/snapshots']) chmodSync(join(folder, path), 0o777); });
const folder = temporaryFolder();
chmodSync(folder, 0o777);
const write = (path: string, content: string | Buffer) => writeFileSync(join(folder, path), content);

/** A catalog of one server, changed by `spoil`. */
function catalog(name: string, spoil: (path: (inside: string) => string) => void = () => undefined): void {
  for (const inner of ['', 'servers', 'snapshots']) {
    mkdirSync(join(folder, name, inner), { recursive: true });
    chmodSync(join(folder, name, inner), 0o777);
  }
  for (const path of ['servers/memory.yaml', 'snapshots/memory.json']) copyFileSync(join(root, 'catalog', path), join(folder, name, path));
  spoil((inside) => join(folder, name, inside));
}

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
write('file', 'x');
write('tools.json', '{"tools":[{"name":"get_user"}]}');
write('two.json', '{"mcpServers":{"first":{"command":"node","args":["a.js"]},"second":{"command":"node","args":["b.js"]}}}');
write('deep.json', nested(200_000));
write('noise.json', Buffer.from([0xff, 0xfe, 0x00, 0x80]));
write('bad.jsonl', `{"name":"get_ok"}\n${'{oops\n'.repeat(5000)}`);
write('bad.json', JSON.stringify({ tools: [{ name: 'get_ok' }, ...Array.from({ length: 5000 }, () => 5)] }));
write('servers.json', JSON.stringify({ mcpServers: Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`s${at}`, {}])) }));
write('calls.jsonl', '{oops\n'.repeat(5000));
write('labels.jsonl', '{"server":"s","name":"a","gold":{"category":"wrote","severity":"low"}}\n'.repeat(5000));
write('locked.json', '{}');
for (const path of ['deep.json', 'noise.json']) chmodSync(join(folder, path), 0o666);
chmodSync(join(folder, 'locked.json'), 0o000);
mkdirSync(join(folder, 'locked'), { mode: 0o000 });
mkdirSync(join(folder, 'read-only'), { mode: 0o555 });
catalog('good');
catalog('snapshot-folder', (path) => mkdirSync(path('snapshots/other.json')));
catalog('snapshots-file', (path) => writeFileSync(path('snapshots/x.json'), ''));
catalog('no-servers', (path) => writeFileSync(path('overrides'), ''));
catalog('dangling', (path) => symlinkSync('/nowhere/at/all', path('servers/gone.yaml')));
catalog('circle', (path) => symlinkSync('circle.yaml', path('servers/circle.yaml')));
catalog('yaml-folder', (path) => mkdirSync(path('servers/folder.yaml')));
catalog('alias', (path) => writeFileSync(path('servers/alias.yaml'), 'title: *nobody\n'));
catalog('aliases', (path) => writeFileSync(path('servers/aliases.yaml'), `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]\n`));
catalog('edition', (path) => { mkdirSync(path('editions')); writeFileSync(path('editions/2026-01.json'), '{'); });
catalog('no-edition', (path) => { mkdirSync(path('editions')); writeFileSync(path('editions/2026-01.json'), 'null'); });
catalog('editions-file', (path) => writeFileSync(path('editions'), ''));
catalog('locked-snapshot', (path) => chmodSync(path('snapshots/memory.json'), 0o000));
catalog('locked-servers', (path) => chmodSync(path('servers'), 0o000));
catalog('fixed', (path) => { for (const inner of ['', 'servers', 'snapshots']) chmodSync(path(inner), 0o555); });

const build = ['build', '--out', 'records', '--catalog'];
/** A kind of wrong use, the arguments, the exit code, and what standard error says. */
const cases: [string, string[], number, RegExp][] = [
  ['a file as catalog', ['scan', 'tools.json', '--catalog', 'file'], 2, /^file: is a file\. Name a catalog/],
  ['a file as catalog of a build', [...build, 'file'], 2, /^file: is a file\. /],
  ['a device as catalog', ['crawl', '--catalog', '/dev/null'], 2, /^\/dev\/null: is a file\. /],
  ['no value for the catalog', ['scan', 'tools.json', '--catalog', ''], 2, /'--catalog <dir>' argument '' is invalid\. It is empty: give a value\. /],
  ['no value for the output', ['build', '--catalog', 'good', '--out', ''], 2, /'--out <dir>' argument '' is invalid\. /],
  ['a catalog that may not be read', ['scan', 'memory', '--catalog', 'locked-servers'], 2, /locked-servers\/servers: cannot be read: this user may not read it \(EACCES\)\. /],
  ['a snapshot that may not be read', ['scan', 'memory', '--catalog', 'locked-snapshot'], 2, /memory\.json: cannot be read: this user may not read it \(EACCES\)\. /],
  ['a folder in place of a snapshot', ['build', '--check', '--catalog', 'snapshot-folder'], 2, /other\.json: belongs to no server file\. /],
  ['an empty snapshot of nobody', ['build', '--check', '--catalog', 'snapshots-file'], 2, /x\.json: belongs to no server file\. /],
  ['a file in place of a folder of the catalog', [...build, 'no-servers'], 2, /overrides: cannot be read: it, or a part of its path, is no folder \(ENOTDIR\)\. /],
  ['a link that leads nowhere', [...build, 'dangling'], 2, /gone\.yaml: cannot be read: it is not there \(ENOENT\)\. /],
  ['a circle of links', ['scan', 'memory', '--catalog', 'circle'], 2, /circle\.yaml: cannot be read: its path is a circle of links \(ELOOP\)\. /],
  ['a folder in place of a server file', ['scan', 'memory', '--catalog', 'yaml-folder'], 2, /folder\.yaml: cannot be read: it is a folder \(EISDIR\)\. /],
  ['an alias of nothing in YAML', [...build, 'alias'], 2, /alias\.yaml: Unresolved alias .*nobody\. Correct the YAML\.\n$/],
  ['aliases that stand for too much', ['scan', 'memory', '--catalog', 'aliases'], 2, /aliases\.yaml: Excessive alias count .*Correct the YAML\.\n$/],
  ['a broken edition', [...build, 'edition'], 2, /2026-01\.json: is not JSON: .* or freeze that month again: toolrisk edition\.\n$/],
  ['an edition that is none', [...build, 'no-edition'], 2, /2026-01\.json: must be a table of names and values, and is empty\. /],
  ['a file in place of the editions', [...build, 'editions-file'], 2, /editions: cannot be read: .*\(ENOTDIR\)\. /],
  ['a read-only catalog', [...build, 'fixed'], 2, /fixed\/assessments: cannot be written: this user may not write there \(EACCES\)\. /],
  ['a read-only catalog to crawl', ['crawl', '--catalog', 'fixed', '--out', 'records'], 2, /fixed\/snapshots: cannot be written: this user may not write there \(EACCES\)\. /],
  ['a read-only catalog to freeze', ['edition', '--catalog', 'fixed', '--out', 'records'], 2, /fixed\/editions: cannot be written: /],
  ['a read-only folder for records', ['build', '--catalog', 'good', '--out', 'read-only/records'], 2, /read-only\/records\/servers: cannot be written: this user may not write there \(EACCES\)\. /],
  ['a file in place of the folder for records', ['build', '--catalog', 'good', '--out', 'file'], 2, /file\/servers: cannot be written: a part of its path is no folder \(ENOTDIR\)\. /],
  ['a file in place of the folder for a report', ['crawl', '--catalog', 'good', '--out', 'file'], 2, /file\/crawl: cannot be written: a part of its path is no folder \(ENOTDIR\)\. /],
  ['a file that may not be read', ['scan', 'locked.json'], 2, /^locked\.json: may not be read\. /],
  ['a folder that may not be looked into', ['scan', 'locked/tools.json'], 2, /^locked\/tools\.json: may not be read\. /],
  ['labels that are a folder', ['evaluate', 'good'], 2, /^good: cannot be read: it is a folder \(EISDIR\)\. /],
  ['a policy that is a folder', ['policy', 'tools.json', '--for', 'codex', '--check', 'good'], 2, /^good: is a folder\. Name a file\.\n$/],
  ['a policy nested without end', ['policy', 'tools.json', '--for', 'claude-code', '--check', 'deep.json'], 2, /^deep\.json: has more values, or is nested deeper, than a policy can be\. /],
  ['settings nested without end', ['policy', 'tools.json', '--for', 'claude-code', '--merge', 'deep.json', '--yes'], 2, /^deep\.json: has more values, or is nested deeper, than settings can be\. /],
  ['settings that are no text', ['policy', 'tools.json', '--for', 'claude-code', '--merge', 'noise.json', '--yes'], 2, /^noise\.json: is not UTF-8\. /],
  ['a policy into a read-only folder', ['policy', 'tools.json', '--for', 'claude-code', '--out', 'read-only/a.json'], 2, /^read-only\/a\.json: cannot be written: this user may not write there \(EACCES\)\. /],
  ['a time that no timer holds', ['scan', 'tools.json', '--timeout', '99999999999'], 2, /argument '99999999999' is invalid\. Give at most 2147483, which are 24 days\. /],
  ['a server that a catalog id does not have', ['scan', 'filesystem', '--server', 'nope'], 2, /^nope: is no server of this source\. It has filesystem\.\n$/],
  ['several servers where one is needed', ['policy', 'two.json', '--for', 'claude-code'], 2, /^source: has 2 servers: first, second\. Choose one, such as --server first, or take all: --all-servers\.\n$/],
  ['the same without a terminal, agreed', ['policy', 'two.json', '--for', 'claude-code', '--yes'], 2, /^source: has 2 servers: first, second\. /],
  ['5,000 bad lines of a dump', ['scan', 'bad.jsonl'], 2, /^(bad\.jsonl:\d+:2: .*\n){20}bad\.jsonl: others: 4980 more are bad\. Correct these first\.\n$/],
  ['5,000 entries that are no tools', ['scan', 'bad.json'], 2, /^(bad\.json: tools\[\d+\]: .*\n){20}bad\.json: tools: others: 4980 more are bad\. .*\n$/],
  ['5,000 bad labels', ['evaluate', 'labels.jsonl'], 2, /^(labels\.jsonl:\d+: .*\n){20}labels: others: 4980 more are bad\. .*\n$/],
  ['5,000 bad calls', ['policy', 'tools.json', '--for', 'claude-code', '--simulate', 'calls.jsonl'], 2, /\n(calls\.jsonl:\d+:2: .*\n){20}calls\.jsonl: others: 4980 more are bad\. .*\n$/],
];
if (process.platform === 'linux') cases.push(['a file system that has no new folders', ['build', '--catalog', 'good', '--out', '/proc/records'], 2, /^\/proc\/records.*: cannot be written: /]);

describe('wrong use', () => {
  let ran: Ran[] = [];
  before(() => {
    // One process for all: to start each would take minutes.
    const answers = openSync(join(folder, 'answers'), 'w');
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'many-commands.ts'), folder], {
      input: JSON.stringify(cases.map(([, args]) => args)), stdio: ['pipe', 'inherit', 'inherit', answers], timeout: 600_000,
    });
    closeSync(answers);
    assert.equal(child.status, 0);
    ran = readFileSync(join(folder, 'answers'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Ran);
  });

  for (const [at, [kind, args, code, says]] of cases.entries()) {
    test(`${kind} exits ${code} with a clear line: toolrisk ${args.join(' ')}`, () => {
      const { code: found, stderr } = ran[at]!;
      assert.equal(found, code, stderr);
      assert.match(stderr, says);
      assert.ok(!/\n {4}at |defect/.test(stderr), stderr);
    });
  }
});
