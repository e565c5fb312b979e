import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'node:test';
import { allowedPaths } from '../../src/connect/sandbox/shown/allowed-paths.ts';
import { chooseSandbox } from '../../src/connect/sandbox/choose-sandbox.ts';
import { listServer } from '../../src/connect/list-server.ts';
import type { CrawlFinding } from '../../src/flow/crawl/crawl-job.ts';
import { listSource } from '../../src/flow/scan/list-source.ts';
import { parseQueueKey } from '../../src/flow/queue/signed/queue-key.ts';
import { readResult, writeResult } from '../../src/flow/queue/signed/queue-result.ts';
import { jobOf } from '../../src/flow/queue/signed/signed-job.ts';
import { crawlMarkdown } from '../../src/report/crawl/crawl-markdown.ts';
import { crawlRowSchema } from '../../src/schema/catalog/crawl-report.ts';
import type { Source } from '../../src/sources/parse-source.ts';
import { asUsers } from './as-users.ts';
import { notProven } from './not-proven.ts';
import { serveRegistry } from '../connect/package-registry.ts';
import { canary, looker, personWithSecrets } from './person-with-secrets.ts';
import type { Person } from './person-with-secrets.ts';

const best = await chooseSandbox('auto').catch(() => null);
const skip = best?.kind === 'bwrap' ? false : notProven('what is shown to programs: there is no bubblewrap here');
const source = readFileSync(looker, 'utf8');
const project = 'work/fetched';

/** What a program came to: the paths where it found the word, where it stood, and what was said of what it was not shown. */
interface Heard { found: string[]; startedIn: string; outcome: string; said: string }

type Files = Parameters<Person['write']>[0];

/** A person who has fetched a stranger's project, with a program in it that looks around. */
function withProject(files: Files = {}, folder = project): Person {
  const person = personWithSecrets();
  const own = { 'server.mjs': source, 'package.json': '{"name":"fetched"}', ...files };
  person.write(Object.fromEntries(Object.entries(own).map(([path, content]) => [path.startsWith('~/') ? path.slice(2) : `${folder}/${path}`, content])));
  return person;
}

/** `path`: folders of the home that are on PATH, before the others. */
interface How { folder?: string; place?: string; key?: string; allow?: readonly string[]; written?: true; path?: readonly string[] }

/** Lists what a source comes to, as the command line does, for this person. */
async function heard({ home }: Person, source: Source, cwd: string, { allow = [], path = [] }: How = {}): Promise<Heard> {
  const before = { ...process.env };
  // npm names its user's file to all that it runs, such as these tests: this person has another.
  Object.assign(process.env, { HOME: home, PATH: [...path.map((folder) => join(home, folder)), before['PATH']].join(delimiter), npm_config_userconfig: join(home, '.npmrc') });
  try {
    const allowed = allowedPaths(allow, join(home, cwd));
    for await (const listed of listSource({
      source, cwd: join(home, cwd), catalog: null, stdin: (async function* none() {})(), headers: {}, sandbox: 'auto', allowed, approve: (starting) => Promise.resolve(new Set(starting)),
    })) {
      const names = listed.tools.map(({ name }) => name);
      const after = (start: string) => names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
      const said = [...(listed.notes ?? []), ...(listed.problem === undefined ? [] : [listed.problem.says, listed.problem.remedy])].join('\n');
      return { found: after('found ').map((path) => path.replace(home, '~')).sort(), startedIn: after('started in ').join().replace(home, '~'), outcome: listed.outcome, said };
    }
    return assert.fail('nothing was listed');
  } finally {
    if (before['npm_config_userconfig'] === undefined) delete process.env['npm_config_userconfig'];
    Object.assign(process.env, before);
  }
}

/** Lists the one server of a config that this person has. */
function ofConfig(person: Person, entry: object, { folder = project, place = '.mcp.json', key = 'mcpServers', ...how }: How = {}): Promise<Heard> {
  if (how.written !== true) person.write({ [`${folder}/${place}`]: JSON.stringify({ [key]: { fetched: { command: process.execPath, args: ['server.mjs'], ...entry } } }) });
  return heard(person, { kind: 'file', path: place }, folder, how);
}

/** A program that ends for want of what a file holds. */
const reads = (file: string) => `import { readFileSync } from 'node:fs';\nif (readFileSync(${file}, 'utf8') === '') throw new Error(\`cannot read \${${file}}: empty\`);\n`;

/** Lists a command that this person typed. */
function ofCommand(person: Person, [command = '', ...args]: readonly string[], { cwd = project, allow = [] as readonly string[] } = {}): Promise<Heard> {
  process.env['INIT_CWD'] = join(person.home, cwd);
  return heard(person, { kind: 'command', command, args }, cwd, { allow }).finally(() => { delete process.env['INIT_CWD']; });
}

const node = process.execPath;
/** A private program that would start the stranger's, were it shown. */
const starts = `#!/bin/sh\n# ${canary}\nexec '${node}' server.mjs\n`;
const mine: Files = { '~/private/start': starts, '~/private/notes.txt': canary };
const ofNode: Files = { ...mine, 'x/bin/node': { link: '../../../../private/start' }, 'x/lib/some.js': '' };

/** Ways of a stranger's config to have something of the person's shown: files of the project, and its entry. */
const tricks: Record<string, (home: string) => { files?: Files; entry: object; how?: How; silent?: true; ends?: true }> = {
  'a link out of the project': () => ({ files: { docs: { link: '../../.ssh' } }, entry: { args: ['server.mjs', 'docs'] } }),
  'a link that nobody names': () => ({ files: { docs: { link: '../../.ssh' } }, entry: {}, silent: true }),
  'a link to a link': (home) => ({ files: { one: { link: 'two' }, two: { link: join(home, '.ssh') } }, entry: { args: ['server.mjs', './one/'] } }),
  'a link in the middle': () => ({ files: { up: { link: '../..' } }, entry: { args: ['server.mjs', 'up/.aws/credentials'] } }),
  'a link to the whole home': () => ({ files: { up: { link: '../..' } }, entry: { args: ['server.mjs', 'up'] } }),
  'a link to another project': () => ({ files: { lib: { link: '../../other-project' } }, entry: { args: ['server.mjs', 'lib'] } }),
  'an absolute path': (home) => ({ entry: { args: ['server.mjs', join(home, '.ssh')] } }),
  'a single file': (home) => ({ entry: { args: ['server.mjs', join(home, '.npmrc')] } }),
  'a file that is no key': (home) => ({ entry: { args: ['server.mjs', join(home, 'notes/diary.txt')] } }),
  'a path that climbs': () => ({ entry: { args: ['server.mjs', '../../.ssh'] } }),
  'a path with turns': (home) => ({ entry: { args: ['server.mjs', `${home}/work/.././/.ssh/./`] } }),
  'a path through the running system': (home) => ({ entry: { args: ['server.mjs', `/proc/self/root${home}/.ssh`] } }),
  'a path through an open file': (home) => ({ entry: { args: ['server.mjs', `/proc/thread-self/root/${home}/.ssh/id_ed25519`] } }),
  'an option': (home) => ({ entry: { args: ['server.mjs', `--folder=${home}/.ssh`] } }),
  'a short option': (home) => ({ entry: { args: ['server.mjs', `-d${home}/.ssh`] } }),
  'a file URL': (home) => ({ entry: { args: ['server.mjs', `file://${home}/.ssh`] } }),
  'a file URL with escapes': (home) => ({ entry: { args: ['server.mjs', `file://${home}/%2essh`] } }),
  'a tilde': () => ({ entry: { args: ['server.mjs', '~/.ssh'] } }),
  'a variable of the home': () => ({ entry: { args: ['server.mjs', '$HOME/.ssh', '--at=%USERPROFILE%/.aws'] } }),
  'the workspace folder': () => ({ entry: { args: ['server.mjs', '${workspaceFolder}/../../.ssh'] } }),
  'a list': (home) => ({ entry: { args: ['server.mjs', `--folders=.,${home}/.ssh:${home}/.aws`] } }),
  'a value of a variable': (home) => ({ entry: { env: { LOOK: `${home}/.ssh` } } }),
  'a folder to start in': (home) => ({ entry: { args: [join(home, project, 'server.mjs')], cwd: join(home, '.ssh') } }),
  'a folder to start in, with a tilde': (home) => ({ entry: { args: [join(home, project, 'server.mjs')], cwd: '~/.ssh' } }),
  'a folder to start in, through a link': (home) => ({ files: { docs: { link: '../../.ssh' } }, entry: { args: [join(home, project, 'server.mjs')], cwd: 'docs' } }),
  'a folder above to start in': (home) => ({ entry: { args: [join(home, project, 'server.mjs')], cwd: '../..' } }),
  'a program of another project': (home) => ({ files: { 'run.sh': `#!/bin/sh\nexec '${node}' server.mjs\n` }, entry: { command: './run.sh', args: [join(home, 'other-project/bin/deploy')] } }),
  'an interpreter in another project': (home) => ({ files: { 'run.sh': `#!${home}/other-project/bin/deploy\n` }, entry: { command: './run.sh', args: [] }, ends: true }),
  'a script of another project before its own': (home) => ({ entry: { args: ['--require', join(home, 'other-project/package.json'), 'server.mjs'] }, ends: true }),
  'a package that is a link out of the project': () => ({ files: { 'package.json': '{"name":"fetched","dependencies":{"linked":"*"}}', 'node_modules/linked': { link: '../../../other-project' } }, entry: {}, silent: true }),
  'packages that are a link': () => ({ files: { 'package.json': '{"dependencies":{"bin":"*"}}', node_modules: { link: '../../other-project' } }, entry: {}, silent: true }),
  'a link with the name of an interpreter': () => ({ files: ofNode, entry: { command: './x/bin/node', args: [] }, ends: true }),
  'a link among programs with libraries to a program there': () => ({ files: { '~/private/bin/node': starts, '~/private/lib/notes.txt': canary }, entry: { command: '../../private/bin/node', args: [] }, ends: true }),
  'a first line with such a link': (home) => ({ files: { ...ofNode, 'run.sh': `#!${home}/${project}/x/bin/node\n` }, entry: { command: './run.sh', args: [] }, ends: true }),
  'a first line with such a link behind env': (home) => ({ files: { ...ofNode, 'run.sh': `#!/usr/bin/env -S A=1 ${home}/${project}/x/bin/node\n` }, entry: { command: './run.sh', args: [] }, ends: true }),
  'a first line with blanks that are none': (home) => ({ files: { ...ofNode, 'x/bin/node\vsh': { link: '/bin/sh' }, 'run.sh': `#!${home}/${project}/x/bin/node\vsh\nexec '${node}' server.mjs\n` }, entry: { command: './run.sh', args: [] }, silent: true }),
  'an interpreter of another project': () => ({ files: { '~/other-project/bin/python': { link: '/bin/sh' }, '~/other-project/lib/models.py': canary }, entry: { command: '../../other-project/bin/python', args: ['-c', `exec '${node}' server.mjs`] }, ends: true }),
  'an environment of another project': () => ({ files: { '~/other-project/.venv/bin/python': { link: '/bin/sh' }, '~/other-project/.venv/pyvenv.cfg': '', '~/other-project/.venv/lib/python3.12/a.py': canary }, entry: { command: '../../other-project/.venv/bin/python', args: ['-c', `exec '${node}' server.mjs`] }, ends: true }),
  'a project in a folder of programs': () => ({ files: { '~/stuff/bin/run': `#!/bin/sh\nexec '${node}' server.mjs\n`, '~/stuff/bin/server.mjs': source, '~/stuff/lib/notes.txt': canary }, entry: { command: './run', args: [] }, how: { folder: 'stuff/bin' }, silent: true }),
  'programs that npx put on PATH': () => ({ files: { ...mine, '~/stuff/fetched/package.json': '{}', '~/stuff/fetched/packages/app/server.mjs': source, '~/stuff/fetched/node_modules/.bin/run': { link: '../../../../private/start' } }, entry: { command: 'run', args: [] }, how: { folder: 'stuff/fetched/packages/app', path: ['stuff/fetched/node_modules/.bin'] }, ends: true }),
  'programs of the project on PATH': () => ({ files: { ...mine, 'bin/run': { link: '../../../private/start' } }, entry: { command: 'run', args: [] }, how: { path: [`${project}/bin`] }, ends: true }),
  'programs of packages on PATH that lead out of them': () => ({ files: { ...mine, '~/stuff/node_modules/.bin/run': { link: '../../../private/start' } }, entry: { command: 'run', args: [] }, how: { path: ['stuff/node_modules/.bin'] }, ends: true }),
  'a package that the person once linked': () => ({
    files: { 'package.json': '{"dependencies":{"linked":"*"}}', 'node_modules/linked': { link: '../../../.npm-global/lib/node_modules/linked' }, '~/.npm-global/lib/node_modules/linked': { link: '../../../other-project' }, '~/.npm-global/bin/some': '' },
    entry: {}, how: { path: ['.npm-global/bin'] }, silent: true,
  }),
  'packages of a folder that holds the project': () => ({ files: { '~/stuff/fetched/package.json': '{}', '~/stuff/fetched/server.mjs': source, '~/stuff/node_modules/shared/some.js': canary }, entry: {}, how: { folder: 'stuff/fetched' }, silent: true }),
  'packages of a workspace that it is no member of': () => ({
    files: {
      '~/mono/package.json': '{"workspaces":["packages/*"]}', '~/mono/node_modules/shared/some.js': canary, '~/mono/packages/secret/package.json': `{"name":"${canary}"}`, '~/mono/vendor/fetched/server.mjs': source,
      '~/mono/vendor/fetched/package.json': '{"dependencies":{"linked":"*"}}', '~/mono/vendor/fetched/node_modules/linked': { link: '../../../packages/secret' },
    }, entry: {}, how: { folder: 'mono/vendor/fetched' }, silent: true,
  }),
  'packages of a workspace that it was cloned into': () => ({
    files: {
      '~/mono/package.json': '{"workspaces":["packages/*"]}', '~/mono/node_modules/shared/some.js': canary, '~/mono/packages/secret/package.json': `{"name":"${canary}"}`, '~/mono/packages/fetched/server.mjs': source, '~/mono/packages/fetched/.git/HEAD': '',
      '~/mono/packages/fetched/package.json': '{"dependencies":{"linked":"*"}}', '~/mono/packages/fetched/node_modules/linked': { link: '../../secret' },
    }, entry: {}, how: { folder: 'mono/packages/fetched' }, silent: true,
  }),
  'a repository with the name of the folder of a client': () => ({ files: { '~/stuff/.vscode/.git/HEAD': '', '~/stuff/.vscode/server.mjs': source, '~/stuff/notes.txt': canary }, entry: {}, how: { folder: 'stuff', place: '.vscode/mcp.json', key: 'servers' }, silent: true }),
  'keys in the project': () => ({ files: { '.env': canary, '.npmrc': canary, 'deep/er/.env.local': canary, 'deep/.ssh/id_rsa': canary, '.git/config': canary }, entry: {}, silent: true }),
  'keys among its packages': () => ({ files: { 'node_modules/linked/.env': canary, 'node_modules/shared/node_modules/linked/.ssh/id_rsa': canary, '.git/hooks/.env': canary, 'mirror/HEAD': '', 'mirror/objects/x': '', 'mirror/config': canary }, entry: {}, silent: true }),
  'keys in the project, named': () => ({ files: { '.env': canary }, entry: { args: ['server.mjs', '.env'] } }),
  'a folder with a line feed in its name': (home) => ({ files: { '~/line\nfeed/key': canary }, entry: { args: ['server.mjs', `${home}/line\nfeed`] } }),
  'projects that the config itself names': (home) => ({ entry: {}, how: { written: true }, silent: true, files: { '.mcp.json': JSON.stringify({ projects: { [`${home}/other-project`]: { mcpServers: { fetched: { command: node, args: [join(home, project, 'server.mjs')] } } } } }) } }),
  'a config in a folder of the project': () => ({ files: { '.vscode/docs': { link: '../../../.ssh' } }, entry: { args: ['server.mjs', '.vscode/docs'] }, how: { place: '.vscode/mcp.json', key: 'servers' } }),
};

describe("the words of a stranger's config show nothing of the person's:", { skip }, () => {
  for (const [name, trick] of Object.entries(tricks)) {
    test(name, async () => {
      const person = withProject();
      const { files = {}, entry, how = {}, silent, ends } = trick(person.home);
      person.write(Object.fromEntries(Object.entries(files).map(([path, content]) => [path.startsWith('~/') ? path.slice(2) : `${project}/${path}`, content])));
      const { found, outcome, said } = await ofConfig(person, entry, how);
      assert.deepEqual(found, [], said);
      if (silent !== true) assert.match(said, /not shown to it: .*(--allow-path|no option names it)/i);
      if (ends !== true) assert.equal(outcome, 'listed', said);
    });
  }
});

describe('a program is shown', { skip }, () => {
  test('the project of its config, and nothing beside it', async () => {
    const { found, startedIn } = await ofConfig(withProject({ 'data.txt': canary }), {});
    assert.deepEqual([found, startedIn], [[`~/${project}/data.txt`], `~/${project}`]);
  });

  test('what a person names in a command, but no keys, and what --allow-path names', async () => {
    const person = withProject();
    const words = [node, 'server.mjs', join(person.home, 'notes'), '~/.ssh', join(person.home, '.aws'), person.home];
    const first = await ofCommand(person, words);
    assert.deepEqual(first.found, ['~/notes/diary.txt']);
    assert.match(first.said, /not shown to it: ~\/\.ssh \(holds keys of SSH\)\. To show it: --allow-path ~\/\.ssh/);
    const second = await ofCommand(person, words, { allow: ['~/.ssh', '../../.aws/credentials'] });
    assert.deepEqual(second.found, ['~/.aws/credentials', '~/.ssh/config', '~/.ssh/id_ed25519', '~/notes/diary.txt']);
  });

  test('what lies around a program that a person names, but for the keys beside it', async () => {
    const person = withProject({ '.env': canary, 'terraform.tfvars': canary, 'node_modules/linked/.npmrc': canary, 'data.txt': canary });
    assert.deepEqual((await ofCommand(person, [node, join(person.home, project, 'server.mjs')], { cwd: 'notes' })).found.filter((path) => path.includes(project)), [`~/${project}/data.txt`]);
  });

  test('a folder that a person allows without the keys in it, and the one that is allowed too', async () => {
    const person = withProject({ '~/data/.env': canary, '~/data/.ssh/a': canary, '~/data/.ssh/b': canary, '~/data/plain.txt': canary });
    assert.deepEqual((await ofConfig(person, {}, { allow: ['~/data'] })).found, ['~/data/plain.txt']);
    assert.deepEqual((await ofConfig(person, {}, { allow: ['~/data', '~/data/.ssh/b', '~/data/.env'] })).found, ['~/data/.env', '~/data/.ssh/b', '~/data/plain.txt']);
  });

  test('a folder under the name it was given, when that is a link', async () => {
    const person = withProject({ '~/real/file.txt': canary, '~/mine': { link: 'real' } });
    const { found } = await ofConfig(person, { args: ['server.mjs', join(person.home, 'mine')] }, { allow: ['~/mine'] });
    assert.deepEqual(found, ['~/real/file.txt']);
    assert.deepEqual((await ofConfig(person, { command: '/bin/sh', args: ['-c', `cat ${person.home}/mine/file.txt >/dev/null && exec ${node} server.mjs`] }, { allow: ['~/mine'] })).outcome, 'listed');
  });

  test('no home, and nothing that is not there', () => {
    const person = withProject();
    const before = process.env['HOME'];
    process.env['HOME'] = person.home;
    for (const [path, says] of [['~', /whole home/], ['~/..', /belongs to many/], ['/', /belongs to many/], ['/proc/self', /running system/], ['/etc/passwd', /has its own/], ['~/none', /no such file/], ['', /is given no path/]] as const) {
      assert.throws(() => allowedPaths([path], person.home), says, path);
    }
    process.env['HOME'] = before;
  });

  test("of a person's own config the program's files alone", async () => {
    const person = withProject({ '~/servers/mine/package.json': '{}', '~/servers/mine/dist/server.mjs': source, '~/servers/mine/data.txt': canary, '~/servers/other.txt': canary });
    const entry = { args: [join(person.home, 'servers/mine/dist/server.mjs'), join(person.home, 'notes')] };
    const { found, said } = await ofConfig(person, entry, { folder: '.', place: '.cursor/mcp.json' });
    assert.deepEqual(found, ['~/servers/mine/data.txt']);
    assert.match(said, /not shown to it: ~\/notes \(a config outside of a project, as in your home, shows no folder\)\. To show it: --allow-path ~\/notes/);
  });

  for (const [name, { files, entry = {}, how = {}, shown }] of Object.entries<{ files: Files; entry?: object; how?: How; shown: string[] }>({
    'of an environment in the project, of a manager of versions': {
      files: { '.venv/pyvenv.cfg': '', '.venv/bin/python': { link: '../../../../.local/share/uv/python/cpython-3.12/bin/python3.12' }, '~/.local/share/uv/python/cpython-3.12/bin/python3.12': starts, '~/.local/share/uv/python/cpython-3.12/lib/std.py': canary, '~/.local/share/uv/python/notes.txt': canary },
      entry: { command: './.venv/bin/python', args: [] }, shown: ['~/.local/share/uv/python/cpython-3.12/bin/python3.12', '~/.local/share/uv/python/cpython-3.12/lib/std.py', `~/${project}/.venv/bin/python`],
    },
    'of a manager of versions that lies in a repository': {
      files: { '~/.pyenv/.git/HEAD': '', '~/.pyenv/shims/some': starts, '~/.pyenv/libexec/pyenv': canary, '~/.pyenv/versions/3.12/lib/std.py': canary, '~/.pyenv/notes.txt': canary },
      entry: { command: 'some', args: [] }, how: { path: ['.pyenv/shims'] }, shown: ['~/.pyenv/libexec/pyenv', '~/.pyenv/shims/some', '~/.pyenv/versions/3.12/lib/std.py'],
    },
    'of a project on PATH, and no more of that': { files: { '~/other-project/bin/serve': starts, '~/other-project/lib/models.py': canary }, entry: { command: 'serve', args: [] }, how: { path: ['other-project/bin'] }, shown: ['~/other-project/bin/deploy', '~/other-project/bin/serve'] },
    'of an environment on PATH, and no more of its project': {
      files: { '~/django/manage.py': canary, '~/django/lib/models.py': canary, '~/django/pyvenv.cfg': canary, '~/django/requirements.txt': canary, '~/django/bin/serve': starts, '~/django/lib/python3.12/site-packages/a.py': canary },
      entry: { command: 'serve', args: [] }, how: { path: ['django/bin'] }, shown: ['~/django/bin/serve', '~/django/lib/python3.12/site-packages/a.py', '~/django/pyvenv.cfg'],
    },
    'that a link on PATH leads to, and not its project': { files: { '~/other-project/cli.mjs': starts, '~/.local/bin/serve': { link: '../../other-project/cli.mjs' } }, entry: { command: 'serve', args: [] }, how: { path: ['.local/bin'] }, shown: ['~/.local/bin/serve', '~/other-project/cli.mjs'] },
    'of an environment elsewhere, where the person shows that program': {
      files: { '~/envs/mine/bin/python': starts, '~/envs/mine/pyvenv.cfg': '', '~/envs/mine/lib/python3.12/a.py': canary, '~/envs/mine/lib/notes.txt': canary },
      entry: { command: '../../envs/mine/bin/python', args: [] }, how: { allow: ['~/envs/mine/bin/python'] }, shown: ['~/envs/mine/bin/python', '~/envs/mine/lib/python3.12/a.py'],
    },
    'of the environment of a workspace': {
      files: { '~/mono/pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]\n', '~/mono/.venv/bin/python': starts, '~/mono/.venv/pyvenv.cfg': '', '~/mono/secret/notes.txt': canary, '~/mono/packages/app/server.mjs': source },
      entry: { command: '../../.venv/bin/python', args: [] }, how: { folder: 'mono/packages/app' }, shown: ['~/mono/.venv/bin/python'],
    },
  })) {
    test(`the program, ${name}`, async () => {
      const { found, outcome, said } = await ofConfig(withProject(files), entry, how);
      assert.deepEqual([outcome, found], ['listed', shown], said);
    });
  }

  test('of what it has elsewhere nothing but what is said with the option that shows it', async () => {
    const linked = { '~/lib/one/package.json': `{"name":"${canary}"}`, 'package.json': '{"dependencies":{"linked":"*"}}', 'node_modules/linked': { link: '../../../lib/one' } };
    const above = { '~/stuff/fetched/package.json': '{}', '~/stuff/fetched/server.mjs': source, '~/stuff/node_modules/shared/some.js': canary };
    const program = { '~/other-project/cli.mjs': starts, '~/.local/bin/serve': { link: '../../other-project/cli.mjs' } };
    for (const [files, entry, how, path] of [[linked, {}, {}, '~/lib/one'], [above, {}, { folder: 'stuff/fetched' }, '~/stuff/node_modules'], [program, { command: 'serve', args: [] }, { path: ['.local/bin'] }, '~/other-project']] as const) {
      const person = withProject(Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'package.json')));
      if ('package.json' in files) person.write({ [`${project}/package.json`]: files['package.json'] });
      const { said } = await ofConfig(person, entry, how);
      assert.ok(said.includes(`not shown to it: ${path} (`) && said.includes(`--allow-path ${path}`), said);
      const { found } = await ofConfig(person, entry, { ...how, written: true, allow: [path] });
      assert.ok(found.some((each) => each.startsWith(path)), found.join());
    }
  });

  for (const [name, files] of Object.entries<Files>({
    'hoisted to the root of a workspace': {
      '~/mono/package.json': '{"workspaces":["packages/*"]}', '~/mono/node_modules/shared/package.json': '{"name":"shared","main":"index.js"}', '~/mono/node_modules/shared/index.js': '',
      '~/mono/node_modules/linked': { link: '../packages/linked' }, '~/mono/packages/linked/package.json': '{"name":"linked","main":"index.js"}', '~/mono/packages/linked/index.js': "require('shared')", '~/mono/secret/file.txt': canary,
    },
    'in a store of pnpm': {
      '~/mono/package.json': '{}', '~/mono/pnpm-workspace.yaml': 'packages: ["packages/*"]\n', '~/mono/node_modules/.pnpm/shared@1.0.0/node_modules/shared/package.json': '{"name":"shared","main":"index.js"}', '~/mono/node_modules/.pnpm/shared@1.0.0/node_modules/shared/index.js': '',
      '~/mono/packages/app/node_modules/shared': { link: '../../../node_modules/.pnpm/shared@1.0.0/node_modules/shared' }, '~/mono/packages/app/node_modules/linked': { link: '../../linked' },
      '~/mono/packages/linked/package.json': '{"name":"linked","main":"index.js","dependencies":{"shared":"*"}}', '~/mono/packages/linked/index.js': "require('shared')",
      '~/mono/packages/linked/node_modules/shared': { link: '../../../node_modules/.pnpm/shared@1.0.0/node_modules/shared' }, '~/mono/secret/file.txt': canary,
    },
  })) {
    test(`the packages that it needs, ${name}`, async () => {
      const app = { '~/mono/packages/app/package.json': '{"dependencies":{"shared":"*","linked":"*"}}', '~/mono/packages/app/server.mjs': `import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('shared');\ncreateRequire(import.meta.url)('linked');\n${source}` };
      const person = withProject({ ...files, ...app });
      const { found, outcome, said } = await ofConfig(person, {}, { folder: 'mono/packages/app' });
      assert.deepEqual([outcome, found], ['listed', []], said);
      assert.equal((await ofCommand(person, [node, 'server.mjs'], { cwd: 'mono/packages/app' })).outcome, 'listed');
    });
  }

  test('what it was not shown as the remedy, when it fails', async () => {
    const person = withProject({ 'server.mjs': "import { readFileSync } from 'node:fs';\nreadFileSync(process.argv[2]);\n" });
    const { outcome, said } = await ofConfig(person, { args: ['server.mjs', join(person.home, 'notes/diary.txt')] });
    assert.equal(outcome, 'failed');
    assert.match(said, /\nNot shown to it: ~\/notes\/diary\.txt \(lies outside of the folder of its config\)\. To show it: --allow-path ~\/notes\/diary\.txt\.$/);
  });
});

describe('a package is shown', { skip }, () => {
  const npx = (...args: string[]) => ({ command: 'npx', args: ['-y', 'looks', ...args] });
  /** Has the npm of a person take the package from the loopback. */
  async function withRegistry(person: Person): Promise<Person> {
    const registry = await serveRegistry([{ name: 'looks', declares: { bin: 'index.mjs', type: 'module' }, files: [{ path: 'package/index.mjs', content: `#!/usr/bin/env node\n${source}`, mode: 0o755 }] }]);
    person.write({ '.npmrc': `; ${canary}\nregistry=${registry.url}\n` });
    return person;
  }

  test('the project of its config, where it starts, and what --allow-path names, but nothing else that its words name', async () => {
    const person = await withRegistry(withProject({ 'srv/data.txt': canary, 'other/data.txt': canary }));
    for (const [word, startedIn, rest] of [['.', project, {}], ['${workspaceFolder}', project, {}], ['./data.txt', `${project}/srv`, { cwd: './srv' }]] as const) {
      const { found, outcome, said, ...stood } = await ofConfig(person, { ...npx(word), ...rest });
      assert.equal(outcome, 'listed', said);
      // What it found by a relative word it names so.
      assert.deepEqual([found.filter((path) => path.startsWith('~/')), stood.startedIn], [[`~/${project}/other/data.txt`, `~/${project}/srv/data.txt`], `~/${startedIn}`], word);
    }
    const notes = join(person.home, 'notes');
    const refused = await ofConfig(person, npx(notes));
    assert.ok(!refused.found.includes('~/notes/diary.txt') && /not shown to it: ~\/notes /.test(refused.said), refused.said);
    assert.ok((await ofConfig(person, npx(notes), { allow: ['~/notes'] })).found.includes('~/notes/diary.txt'));
  });

  test('what a person names for it, but no keys, and no folder that is only stood in', async () => {
    const person = await withRegistry(withProject({ 'data.txt': canary }));
    const { found, startedIn, outcome, said } = await ofCommand(person, ['npx', '-y', 'looks', join(person.home, 'notes'), '~/.ssh']);
    assert.equal(outcome, 'listed', said);
    assert.deepEqual([found, startedIn], [['~/notes/diary.txt'], '/tmp/work']);
    assert.match(said, /not shown to it: ~\/\.ssh \(holds keys of SSH\)\. To show it: --allow-path ~\/\.ssh/);
  });
});

describe('a report says what a program was not shown:', { skip }, () => {
  test('what was covered, the nearest first, with the option that shows it', async () => {
    const person = withProject({ '.env': canary, 'deep/er/.env.local': canary, 'node_modules/x/.env': canary, '.git/config': canary, 'a\u202eb/.env': canary });
    const { said } = await ofConfig(person, {});
    assert.equal(said, `covered with something empty: ~/${project}/.env, ~/${project}/a⟨U+202E⟩b/.env, ~/${project}/deep/er/.env.local and 3 more, among packages, installations, in folders of git or settings of agents. To show one, if you trust it with that: --allow-path with its path.`);
    const alone = await ofConfig(withProject({ '.env': canary }), {}, { place: 'mine.json' });
    assert.equal(alone.said, `covered with something empty: ~/${project}/.env (values that are kept out of a repository). To show it, if you trust it with that: --allow-path ~/${project}/.env`);
    assert.doesNotMatch((await ofConfig(person, {}, { written: true, allow: [`~/${project}/.env`] })).said, /empty: ~\/work\/fetched\/\.env /);
  });

  test('of many places three, and how many more; of those that hardly any server reads alone nothing', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}/.env`, canary]));
    assert.match((await ofConfig(withProject(many), {})).said, /^covered with something empty: ~\/work\/fetched\/p0\/\.env, \S+, \S+ and 28 more, 1 of them among packages, installations, in folders of git or settings of agents\. To show one[^\n]*$/);
    assert.equal((await ofConfig(withProject({ '.git/config': canary, 'node_modules/x/.npmrc': canary }), {})).said, '');
  });

  test('in the remedy, and there once, when it fails over that', async () => {
    const person = withProject({ '.env': canary, 'server.mjs': reads("'./.env'") });
    const { outcome, said } = await ofConfig(person, {});
    assert.equal(outcome, 'failed');
    assert.match(said, /cannot read \.\/\.env: empty.*\nCovered with something empty: ~\/work\/fetched\/\.env \(values that are kept out of a repository\)\. To show it, if you trust it with that: --allow-path ~\/work\/fetched\/\.env\.$/);
    assert.equal(said.split('--allow-path').length, 2, said);
    const gits = await ofConfig(withProject({ '.git/config': canary, 'server.mjs': reads("'.git/config'") }), {});
    assert.match(gits.said, /Covered with something empty: ~\/work\/fetched\/\.git\/config /);
    for (const words of ['process.exit(1);\n', "console.error('Error: bad environment, a token is missing');\nprocess.exit(1);\n"]) {
      const other = await ofConfig(withProject({ '.env': canary, token: canary, 'server.mjs': words }), {});
      assert.doesNotMatch(other.said.split('\n').at(-1) as string, /covered/i, 'the program spoke of none');
      assert.match(other.said, /^covered with something empty: /);
    }
    const refused = await ofConfig(withProject({ 'server.mjs': 'process.exit(1);\n' }), { args: ['server.mjs', '~/notes'] });
    assert.equal(refused.said.split(/not shown to it/i).length, 2, refused.said);
  });

  test('only the variable that it asks for, or the file that is not there, where it says so', async () => {
    const files = { '.env': canary, '~/.ssh/id_ed25519': canary };
    const asking = await ofConfig(withProject({ ...files, 'server.mjs': "console.error('Error: FOO_TOKEN is required');\nprocess.exit(1);\n" }), { args: ['server.mjs', '~/notes'] });
    assert.equal(asking.said.split('\n').at(-1), 'It asks for FOO_TOKEN. For a list a dummy often does: put it under env in its entry. There ${FOO_TOKEN} with --pass-env FOO_TOKEN is the value of yours.');
    const gone = await ofConfig(withProject(files), { args: ['servers/nope.mjs'] });
    assert.equal(gone.said.split('\n').at(-1), `There is no ~/${project}/servers/nope.mjs on this machine: correct the path under args in its entry, or make the file.`);
    const typed = await ofCommand(withProject(files), [node, 'nope.mjs']);
    assert.equal(typed.said.split('\n').at(-1), `There is no ~/${project}/nope.mjs on this machine: correct the path behind the --, or make the file.`);
  });

  test('once for all servers of a report', async () => {
    const person = withProject({ '.env': canary });
    const entry = { command: process.execPath, args: ['server.mjs'] };
    person.write({ [`${project}/.mcp.json`]: JSON.stringify({ mcpServers: { one: entry, two: entry } }) });
    const before = process.env['HOME'];
    process.env['HOME'] = person.home;
    try {
      const notes: unknown[] = [];
      const request = { cwd: join(person.home, project), catalog: null, stdin: (async function* none() {})(), headers: {}, sandbox: 'auto' } as const;
      for await (const { notes: said = [] } of listSource({ ...request, source: { kind: 'file', path: '.mcp.json' }, approve: (starting) => Promise.resolve(new Set(starting)) })) notes.push(said.length);
      assert.deepEqual(notes, [1, 0]);
    } finally {
      process.env['HOME'] = before;
    }
  });

  test('a path that is there by its name, though it is called like a secret, and no secret', async () => {
    const person = withProject({ 'passwords.txt': 'x' });
    const { said } = await ofCommand(person, [node, 'server.mjs', '/etc/passwd', join(person.home, '.password-store'), 'passwords.txt', '--token', 'hunter22', '--key=/etc/hunter22/nothing']);
    assert.match(said, /not shown to it: \/etc\/passwd \(the sandbox has a bare one of its own in its place\)\. No option shows that of this machine/);
    assert.match(said, /not shown to it: ~\/\.password-store \(holds passwords\)\. To show it: --allow-path ~\/\.password-store/);
    assert.match(said, /fetched\/passwords\.txt \(holds passwords\)/);
    assert.doesNotMatch(said, /masked|hunter/);
    const masked = withProject({ '~/hunter22/.env': canary, '~/hunter22/passwd': canary });
    assert.doesNotMatch((await ofCommand(masked, [node, 'server.mjs', '~/hunter22/.env', '--token', 'hunter22'])).said, /hunter/);
  });

  test('in a crawl with no option, which a crawl does not take', async () => {
    const person = withProject();
    const before = process.env['HOME'];
    process.env['HOME'] = person.home;
    try {
      for (const words of ['process.exit(1)', "require('fs').readFileSync(process.argv[1])"]) {
        const launch = { kind: 'command', command: node, args: ['-e', words, join(person.home, 'notes')], env: {}, hosts: [], givenBy: 'file' } as const;
        const outcome = await listServer({ ...launch, args: [...launch.args] }, { sandbox: 'auto' });
        assert.match(outcome.ok ? '' : outcome.remedy, /Not shown to it: ~\/notes \(only its server file names it\)\. A crawl shows no files of this machine: what it needs can stand under files in its server file/);
        assert.doesNotMatch(JSON.stringify(outcome), /--allow/);
      }
    } finally {
      process.env['HOME'] = before;
    }
  });

  test('in what is written of a crawl, and what comes from a worker of one', () => {
    const row = { server: 'one', spec: '0'.repeat(64), outcome: 'listed', tools: 1, seconds: 1, attempts: 1, notShown: ['not shown to it: ~/a|b (x).'] } as const;
    const parsed = crawlRowSchema.parse(row);
    const job = jobOf('0'.repeat(16), { server: 'one', hash: '0'.repeat(64) });
    const place = { job, key: parseQueueKey('a key of tests alone, of no worth 1', 'key') };
    const told: CrawlFinding = { outcome: { ok: false, cause: 'exited', says: 'it ended.', remedy: 'Do that.', observed: { notShown: ['not shown to it: \u202e ~/a'] } }, seconds: 1, attempts: 1 };
    assert.deepEqual(readResult(writeResult(told, { ...place, most: 10_000 }), place)?.outcome.observed.notShown, ['not shown to it: ⟨U+202E⟩ ~/a']);
    const report = { toolrisk: '1', begun: '2026-01-01T00:00:00.000Z', seconds: 1, ended: 'done', counts: { servers: 1, listed: 1, partial: 0, failed: 0, skipped: 0, changed: 0, tools: 1 }, medianSeconds: 1, peakMemory: 1, servers: [parsed] } as const;
    assert.match(crawlMarkdown({ ...report, servers: [...report.servers] }), /## Not shown\n\n- \*\*one\*\*: not shown to it\\: \\~\/a\\\|b \\\(x\\\)\.\n/);
  });

  test('that it may write nowhere but to /tmp and its home, when it fails over that', async () => {
    const { said } = await ofConfig(withProject({ 'server.mjs': "import { writeFileSync } from 'node:fs';\nwriteFileSync('./server.log', '');\n" }), {});
    assert.match(said, /EROFS: read-only file system, open '\.\/server\.log'.*\nWhat it is shown is read-only in the sandbox, and no option changes that\. Have it write to \/tmp or to its home \(HOME\) instead, by args or env in its entry\.$/);
  });
});

asUsers(import.meta.filename);
