import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { planConfigured } from '../../src/flow/scan/plan/plan-servers.ts';
import { partOfNpm } from '../../src/connect/packages/npm/own-npm.ts';
import { parseClientConfig } from '../../src/sources/configs/parse-client-config.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-as-written-')));
after(() => rmSync(root, { recursive: true }));

interface Entry { command: string; args?: string[]; env?: Record<string, string>; envFile?: string }
type Files = Record<string, object | string>;

let projects = 0;

/** How the entry of a config is started that lies in a project with these files: `npm`, `oci`, `url`, or `command` with what is said of it. */
function started(entry: Entry, files: Files = {}, { isStrangers = true } = {}): { kind: string; note: string } {
  const project = join(root, `p${projects += 1}`);
  const links: [string, string][] = [];
  for (const [path, content] of Object.entries({ 'package.json': { name: 'project' }, ...files })) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    if (text.startsWith('link:')) { links.push([join(project, text.slice('link:'.length)), join(project, path)]); continue; }
    writeFileSync(join(project, path), text);
    chmodSync(join(project, path), 0o755);
  }
  for (const [target, link] of links) symlinkSync(target, link);
  const text = JSON.stringify({ mcpServers: { mine: entry } }).replaceAll('PROJECT', project);
  const plan = planConfigured(parseClientConfig(text, 'mcp.json')[0]!, { base: project, ...(isStrangers && { project }) });
  return 'launch' in plan ? { kind: plan.launch.kind, note: plan.note ?? '' } : { kind: plan.instead.outcome, note: plan.instead.problem?.says ?? '' };
}

const npx = (...args: string[]): Entry => ({ command: 'npx', args });
const tool = (version: string, more: object = {}): object => ({ name: 'mytool', version, bin: 'cli.js', ...more });
const publicRegistry = (partOfNpm('@npmcli/config/lib/definitions') as { defaults: { registry: string } }).defaults.registry;

describe('what reads like a package of the registry', () => {
  const others: [string, Entry, Files?][] = [
    ['a script of the project that is called npx', { command: './npx', args: ['-y', 'mytool'] }, { npx: '' }],
    ['the same by its whole path', { command: 'PROJECT/npx', args: ['-y', 'mytool'] }, { npx: '' }],
    ['the same in the words of a shell', { command: 'sh', args: ['-c', './npx -y mytool'] }, { npx: '' }],
    ['a shell of the project', { command: './bash', args: ['-c', 'npx -y mytool'] }, { bash: '' }],
    ['a docker of the project', { command: 'bin/docker', args: ['run', 'image'] }, { 'bin/docker': '' }],
    ['a bridge by an npx of the project', { command: './npx', args: ['mcp-remote', 'https://example.com/mcp'] }, { npx: '' }],
    ['an npx of another project', { command: `${root}/other/npx`, args: ['-y', 'mytool'] }],
    ['what Windows finds in its folder', { command: 'cmd', args: ['/c', 'npx', '-y', 'mytool'] }, { 'npx.cmd': '' }],
    ['a shell that Windows finds there', { command: 'cmd.exe', args: ['/c', 'npx -y mytool'] }, { 'cmd.bat': '' }],
    ['a PATH of its own', { ...npx('-y', 'mytool'), env: { PATH: 'PROJECT:/usr/bin:/bin' } }],
    ['a PATH before the words', { command: 'sh', args: ['-c', 'PATH=. npx -y mytool'] }],
    ['a PATH for env', { command: 'env', args: ['PATH=PROJECT', 'npx', '-y', 'mytool'] }],
    ['a registry of its own', { ...npx('-y', 'mytool'), env: { npm_config_registry: 'http://127.0.0.1:9/' } }],
    ['a registry in capitals', { ...npx('-y', 'mytool'), env: { NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/' } }],
    ['settings of a user', { ...npx('-y', 'mytool'), env: { NPM_CONFIG_USERCONFIG: 'PROJECT/rc' } }],
    ['another package by a variable', { ...npx('-y', 'mytool'), env: { npm_config_package: 'another' } }],
    ['a home with a profile', { command: 'bash', args: ['-lc', 'npx -y mytool'], env: { HOME: 'PROJECT' } }, { '.bash_profile': '' }],
    ['what bash reads first', { command: 'bash', args: ['-c', 'npx -y mytool'], env: { BASH_ENV: 'PROJECT/rc' } }],
    ['code that node loads first', { ...npx('-y', 'mytool'), env: { NODE_OPTIONS: '--max-old-space-size=512 --require PROJECT/first.cjs' } }],
    ['a function of its name that bash takes', { command: 'bash', args: ['-c', 'npx -y mytool'], env: { 'BASH_FUNC_npx%%': '() { exec node ./x.cjs; }' } }],
    ['the same as shells once took it', { command: 'sh', args: ['-c', 'npx -y mytool'], env: { npx: '() { exec node ./x.cjs; }' } }],
    ['what OpenSSL loads into node', { ...npx('-y', 'mytool'), env: { OPENSSL_CONF: './o.cnf' } }],
    ['modules of OpenSSL', { ...npx('-y', 'mytool'), env: { OPENSSL_MODULES: '.' } }],
    ['what the C library loads', { ...npx('-y', 'mytool'), env: { GCONV_PATH: '.' } }],
    ['compiled code that node takes', { ...npx('-y', 'mytool'), env: { NODE_COMPILE_CACHE: './c' } }],
    ['another word for a registry', { ...npx('-y', 'mytool'), env: { NODE_EXTRA_CA_CERTS: './ca.pem' } }],
    ['another way to a registry', { ...npx('-y', 'mytool'), env: { HTTPS_PROXY: 'http://127.0.0.1:9' } }],
    ['what pnpm has fetched', { command: 'pnpm', args: ['dlx', 'mytool'], env: { XDG_CACHE_HOME: './c' } }],
    ['what bun has fetched', { command: 'bunx', args: ['mytool'], env: { TMPDIR: './t' } }],
    ['a folder called $HOME', { ...npx('-y', 'mytool'), env: { HOME: '$HOME' } }, { '$HOME/.npmrc': 'script-shell=./sh\n' }],
    ['settings called %npm_config_userconfig%', { ...npx('-y', 'mytool'), env: { npm_config_userconfig: '%npm_config_userconfig%' } }, { '%npm_config_userconfig%': 'script-shell=./sh\n' }],
    ['a folder called $PATH', { ...npx('-y', 'mytool'), env: { PATH: '$PATH' } }, { '$PATH/npx': '' }],
    ['what a file of variables says', { ...npx('-y', 'mytool'), envFile: 'PROJECT/dev.env' }, { 'dev.env': 'A=1\nexport npm_config_registry="http://127.0.0.1:9/"\n' }],
    ['what such a file says out of the project', { ...npx('-y', 'mytool'), envFile: '/etc/passwd' }],
    ['what Windows runs by its own scripts', { command: 'cmd', args: ['/c', 'npx', '-y', 'mytool'] }, { 'npx.vbs': '' }],
    ['the same in capitals', { command: 'cmd', args: ['/c', 'npx', '-y', 'mytool'] }, { 'NPX.JS': '' }],
    ['a python for what signs in', { command: 'docker', args: ['run', 'image'], env: { CLOUDSDK_PYTHON: './x' } }],
    ['settings for what signs in', { command: 'docker', args: ['run', 'image'], env: { AWS_CONFIG_FILE: './x' } }],
    ['a store of passwords', { command: 'docker', args: ['run', 'image'], env: { PASSWORD_STORE_DIR: '.' } }],
    ['what bash passes over', { command: 'bash', args: ['-c', 'npx -y mytool'], env: { EXECIGNORE: '/usr/bin/npx' } }],
    ['a node of the project', npx('-y', 'mytool'), { '.tool-versions': 'python 3.12\nnodejs path:./evil\n' }],
    ['a node elsewhere', npx('-y', 'mytool'), { '.node-version': '../../evil\n' }],
    ['what volta asks for a node', npx('-y', 'mytool'), { '.volta/hooks.json': '{}' }],
    ['what proto takes for a node', npx('-y', 'mytool'), { '.prototools': '[plugins]\nnode = "file://./evil.toml"\n' }],
    ['another daemon', { command: 'docker', args: ['run', 'image'], env: { DOCKER_HOST: 'tcp://127.0.0.1:9' } }],
    ['a registry of the project', npx('-y', 'mytool'), { '.npmrc': 'registry=http://127.0.0.1:9/\n' }],
    ['a registry of its scope', npx('-y', '@my/tool'), { '.npmrc': '@my:registry=http://127.0.0.1:9/\n' }],
    ['an older version, for the newest are too young', npx('-y', 'mytool'), { '.npmrc': 'min-release-age=7\n' }],
    ['the same without its peers', npx('-y', 'mytool'), { '.npmrc': 'legacy-peer-deps=true\n' }],
    ['an older version that pnpm takes', { command: 'pnpm', args: ['dlx', 'mytool'] }, { 'pnpm-workspace.yaml': 'packages: [a/*]\nminimumReleaseAge: 1440\n' }],
    ['a shell for scripts', npx('-y', 'mytool'), { '.npmrc': 'fund=false\n  script-shell = ./sh\n' }],
    ['a setting in quotes', npx('-y', 'mytool'), { '.npmrc': '"registry"=http://127.0.0.1:9/\n' }],
    ['a setting of several values', npx('-y', 'mytool'), { '.npmrc': 'registry[]=http://127.0.0.1:9/\n' }],
    ['a setting behind a return alone', npx('-y', 'mytool'), { '.npmrc': '; a comment\rregistry=http://127.0.0.1:9/\n' }],
    ['a folder for settings', npx('-y', 'mytool'), { '.npmrc/a': '' }],
    ['a yarn of the project', { command: 'yarn', args: ['dlx', 'mytool'] }, { '.yarnrc.yml': 'yarnPath: ./yarn.cjs\n' }],
    ['a pnpm that the project wants', { command: 'pnpm', args: ['dlx', 'mytool'] }, { 'package.json': { packageManager: 'pnpm@9.0.0' } }],
    ['a script that a yarn without dlx runs', { command: 'yarn', args: ['dlx', 'mytool'] }, { 'package.json': { scripts: { dlx: 'node x.cjs' } } }],
    ['a command that it runs', { command: 'yarn', args: ['dlx', 'mytool'] }, { 'node_modules/.bin/dlx': '' }],
    ['a script that a pnpm without dlx runs', { command: 'pnpm', args: ['dlx', 'mytool'] }, { 'package.json': { scripts: { dlx: 'node x.cjs' } } }],
    ['a pnpm that the project wants by the newer field', { command: 'pnpm', args: ['dlx', 'mytool'] }, { 'package.json': { devEngines: { packageManager: { name: 'pnpm', version: '9.0.0' } } } }],
    ['a file of pnpm', { command: 'pnpx', args: ['mytool'] }, { '.pnpmfile.cjs': '' }],
    ['settings of bun', { command: 'bunx', args: ['mytool'] }, { 'bunfig.toml': '[install]\nregistry = "http://127.0.0.1:9/"\n' }],
    ['variables that bun takes from a file', { command: 'bunx', args: ['mytool'] }, { '.env': 'NPM_CONFIG_REGISTRY=http://127.0.0.1:9/\n' }],
    ['variables that corepack takes from a file', { command: 'yarn', args: ['dlx', 'mytool'] }, { '.corepack.env': 'COREPACK_NPM_REGISTRY=http://127.0.0.1:9/\n' }],
    ['a package in a folder of another name', npx('-y', 'mytool@1.2.3'), { 'node_modules/other/package.json': tool('1.2.3') }],
    ['any version in such a folder', npx('-y', 'mytool'), { 'node_modules/other/package.json': tool('0.0.1', { bin: { launch: 'cli.js' } }) }],
    ['a package within a package', npx('-y', 'mytool@1.2.3'), { 'node_modules/a/package.json': { name: 'a' }, 'node_modules/a/node_modules/mytool/package.json': tool('1.2.3') }],
    ['a package in a scope of another name', npx('-y', 'mytool@1.2.3'), { 'node_modules/@a/b/package.json': tool('1.2.3') }],
    ['the project itself', npx('-y', 'mytool@1.2.3'), { 'package.json': tool('1.2.3') }],
    ['a package beside where a linked one really lies', npx('-y', 'mytool@1.2.3'), { 'node_modules/a': 'link:o/deep/a', 'o/deep/a/package.json': { name: 'a' }, 'o/node_modules/mytool/package.json': tool('1.2.3') }],
    ['what npm wrote down', npx('-y', 'mytool@1.2.3'), { 'node_modules/.package-lock.json': { packages: { 'node_modules/any': { name: 'mytool', version: '1.2.3' } } } }],
    ['what npm wrote down without a name', npx('-y', 'mytool@1.2.3'), { 'node_modules/.package-lock.json': { packages: { 'node_modules/mytool': { version: '1.2.3' } } } }],
    ['what a tag may mean', npx('-y', 'mytool@latest'), { 'node_modules/mytool/package.json': tool('9.0.0', { resolved: 'http://127.0.0.1:9/mytool-9.0.0.tgz' }) }],
    ['a version with words behind it', npx('-y', 'mytool@1.2.3'), { 'node_modules/mytool/package.json': tool('1.2.3+x') }],
    ['a version with a letter before it', npx('-y', 'mytool@1.2.3'), { 'node_modules/mytool/package.json': tool('v1.2.3') }],
    ['the same in what is asked', npx('-y', 'mytool@v1.2.3'), { 'node_modules/mytool/package.json': tool('1.2.3') }],
    ['a package behind a byte order mark', npx('-y', 'mytool'), { 'node_modules/other/package.json': `\uFEFF${JSON.stringify(tool('1.2.3'))}` }],
    ['a file where a command belongs', npx('-y', '-p', 'mytool', './cli.js'), { 'cli.js': '' }],
  ];
  for (const [what, entry, files] of others) {
    test(`is started as it is written where it may be ${what}`, () => {
      const { kind, note } = started(entry, files);
      assert.equal(kind, 'command', note);
      if (!what.startsWith('a file')) assert.match(note, /^Started as it is written, not as .+: .+\.$/);
    });
  }

  const same: [string, Entry, string, Files?][] = [
    ['nothing else', npx('-y', 'mytool'), 'npm'],
    ['the npx of the system', { command: '/usr/bin/npx', args: ['-y', 'mytool'] }, 'npm'],
    ['an npx of Windows', { command: 'C:\\Program Files\\nodejs\\npx.cmd', args: ['-y', 'mytool'] }, 'npm'],
    ['the same PATH', { ...npx('-y', 'mytool'), env: { PATH: process.env['PATH'] ?? '' } }, 'npm'],
    ['the PATH by its name', { ...npx('-y', 'mytool'), env: { PATH: '${PATH}' } }, 'skipped'],
    ['the same home', { ...npx('-y', 'mytool'), env: { HOME: process.env['HOME'] ?? homedir() } }, process.env['HOME'] === undefined ? 'command' : 'npm'],
    ['a home by its name, and no such folder', { ...npx('-y', 'mytool'), env: { HOME: '$HOME' } }, 'npm'],
    ['a file of variables of its own', { ...npx('-y', 'mytool'), envFile: 'PROJECT/dev.env' }, 'npm', { 'dev.env': 'API_URL=x\n' }],
    ['a file of variables that is not there', { ...npx('-y', 'mytool'), envFile: 'PROJECT/dev.env' }, 'npm'],
    ['variables of the project that bun takes', { command: 'bunx', args: ['mytool'] }, 'npm', { '.env': 'API_URL=x\n' }],
    ['a version of node', npx('-y', 'mytool'), 'npm', { '.tool-versions': '# node: ours\nnodejs 22.1.0\n', '.node-version': 'v22.1.0\n', '.prototools': 'node = "22.1.0"\n' }],
    ['a name of a version of node', npx('-y', 'mytool'), 'npm', { '.node-version': 'lts/iron\n' }],
    ['scripts of other names', { command: 'yarn', args: ['dlx', 'mytool'] }, 'npm', { 'package.json': { scripts: { start: 'x' } }, 'node_modules/.bin/tsc': '' }],
    ['a linked package, and others above it', npx('-y', 'mytool'), 'npm', { 'node_modules/a': 'link:o/a', 'o/a/package.json': { name: 'a' }, 'o/node_modules/b/package.json': { name: 'b' } }],
    ['variables of its own', { ...npx('-y', 'mytool'), env: { API_URL: 'x', NODE_OPTIONS: '--max-old-space-size=512 --use-system-ca', NODE_ENV: 'production' } }, 'npm'],
    ['settings that decide nothing', npx('-y', 'mytool'), 'npm', { '.npmrc': `# ours\nengine-strict=true\nsave-exact = true\nregistry=${publicRegistry}\n` }],
    ['another version of it', npx('-y', 'mytool@1.2.3'), 'npm', { 'node_modules/mytool/package.json': tool('1.2.4') }],
    ['a tag, and a package of that name from elsewhere', npx('-y', 'mytool@latest'), 'npm', { 'node_modules/mytool/package.json': tool('9.0.0') }],
    ['other packages', npx('-y', 'mytool'), 'npm', { 'node_modules/other/package.json': { name: 'other' }, 'node_modules/.package-lock.json': { packages: { 'node_modules/other': { version: '1.0.0' } } } }],
    ['members of pnpm', { command: 'pnpm', args: ['dlx', 'mytool'] }, 'npm', { 'pnpm-workspace.yaml': 'packages: [a/*]\n' }],
    ['a container', { command: 'docker', args: ['run', '-i', 'image'] }, 'command'],
  ];
  for (const [what, entry, wanted, files] of same) {
    test(`is that where there is ${what}`, () => {
      const { kind, note } = started(entry, files);
      assert.doesNotMatch(note, /as it is written/);
      if (wanted !== 'skipped') assert.equal(kind, wanted, note);
    });
  }

  test('is that with a PATH and an npx of which the person who wrote the config says where they are', () => {
    const own = { isStrangers: false };
    assert.equal(started({ command: `${homedir()}/tools/npx`, args: ['-y', 'mytool'], env: { PATH: '/opt/node/bin:/usr/bin' } }, {}, own).kind, 'npm');
    assert.equal(started({ command: './npx', args: ['-y', 'mytool'] }, { npx: '' }, own).kind, 'command');
    assert.equal(started({ ...npx('-y', 'mytool'), env: { PATH: '.:/usr/bin' } }, {}, own).kind, 'command');
    assert.equal(started({ ...npx('-y', 'mytool'), env: { npm_config_registry: 'http://127.0.0.1:9/' } }, {}, own).kind, 'command');
  });

  test('is started as it is written where a project names the public registry, and the person another', () => {
    const files = { '.npmrc': `registry=${publicRegistry}\n` };
    const before = process.env['npm_config_registry'];
    process.env['npm_config_registry'] = 'http://127.0.0.1:9/';
    try {
      assert.equal(started(npx('-y', 'mytool'), files).kind, 'command');
    } finally {
      if (before === undefined) delete process.env['npm_config_registry'];
      else process.env['npm_config_registry'] = before;
    }
  });
});
