import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Cell } from '../../src/connect/sandbox/cell/cell.ts';
import { containerArguments } from '../../src/connect/sandbox/containers/container-arguments.ts';
import { containerFailure } from '../../src/connect/sandbox/containers/container-failure.ts';
import { imageArguments } from '../../src/connect/sandbox/containers/image-arguments.ts';
import { ociLaunch } from '../../src/connect/launch/runner-launch.ts';
import { dockerEnvironment, variablesText } from '../../src/connect/sandbox/containers/docker-environment.ts';
import type { CommandLaunch, Launch } from '../../src/connect/launch/launch.ts';
import { limits } from '../../src/connect/limits.ts';
import type { ListOptions } from '../../src/connect/list-options.ts';
import type { Outcome } from '../../src/connect/outcome.ts';
import { listed, listingOf, namesOf, processesWith, standIn, until, watchTemporaryFolder } from './stand-in.ts';
import { standInDocker } from './stand-in-docker.ts';
import type { StandInDocker } from './stand-in-docker.ts';

const projects = mkdtempSync(join(tmpdir(), 'connect-docker-'));
after(() => rmSync(projects, { recursive: true }));
const folder = watchTemporaryFolder();
const systemPath = process.env['PATH'];
after(() => { process.env['PATH'] = systemPath; });
const skip = process.platform === 'win32' && 'runs shell scripts';

/** Lists with a docker on PATH that is not the real one. */
function inDocker(docker: StandInDocker, launch: Launch, options: Partial<ListOptions> = {}): Promise<Outcome> {
  process.env['PATH'] = docker.path;
  return listed(launch, { sandbox: 'docker', ...options });
}

describe('the words for a container', () => {
  const cell: Cell = { visible: [], placed: {}, files: {}, box: '/box', cwd: '/tmp/work' };
  const container = { name: 'toolrisk-a-b', client: 'docker' as const, run: 'a', image: 'node:24-slim', variablesFile: '/box/variables' };
  const words = (rest: Partial<Cell> = {}, env: Record<string, string> = { KEY: 'hunter2-of-the-user' }) =>
    containerArguments({ file: 'node', args: ['server.js', '--port', '0'], env, cell: { ...cell, ...rest } }, container, limits).join(' ');

  const cases: [string, string, string][] = [
    ['remove it when it ends, with an init process, and fetch nothing', words(), 'run --rm --interactive --init --pull never --log-driver none '],
    ['name it, and say whose it is', words(), ' --name toolrisk-a-b --label toolrisk.run=a '],
    ['give it no network', words(), ' --network none '],
    ['let it write into memory only', words(), ' --read-only --tmpfs /tmp:rw,nosuid,nodev,exec,size=536870912,mode=1777 --tmpfs /tmp/home:rw,'],
    ['take away every right', words(), ' --user 65534:65534 --cap-drop ALL --security-opt no-new-privileges '],
    ['limit processes, memory, files', words(), ' --pids-limit 256 --memory 2147483648 --memory-swap 2147483648 --ulimit nofile=4096:4096 --ulimit fsize=1073741824:1073741824 --ulimit core=0:0 '],
    ['show a folder where it is, read-only', words({ visible: ['/home/me/project'] }), ' --mount type=bind,source=/home/me/project,target=/home/me/project,readonly '],
    ['show one somewhere else, whatever its name', words({ placed: { '/server': '/a,b "c"' } }), ' --mount type=bind,"source=/a,b ""c""",target=/server,readonly '],
    ['name variables without their values', words(), ' --env-file /box/variables --env HTTP_PROXY --env http_proxy '],
    ['pass the proxy that it is given', words({}, { HTTP_PROXY: 'http://proxy.example' }), ' --env-file /box/variables --env http_proxy '],
    ['run the program, not what the image would', words(), ' --env all_proxy --entrypoint node node:24-slim server.js --port 0'],
  ];
  for (const [name, said, expected] of cases) {
    test(name, () => {
      assert.ok(said.includes(expected), said);
      assert.ok(!said.includes('hunter2'));
    });
  }
});

describe('the words for an image', () => {
  const words = (client: 'docker' | 'podman') => imageArguments({ HOME: '/tmp/home', TOKEN: 'hunter2-of-the-user' }, { name: 'toolrisk-a-b', client, run: 'a', variablesFile: '/box/variables' }, limits).join(' ');
  for (const client of ['docker', 'podman'] as const) {
    test(`shut it in like any other container, and name no value: ${client}`, () => {
      const said = words(client);
      for (const expected of ['run --rm --interactive --init --log-driver none --no-healthcheck --name toolrisk-a-b --label toolrisk.run=a ', ' --network none --read-only ', ' --tmpfs /tmp:rw,nosuid,nodev,exec,size=536870912,mode=1777 ', ' --tmpfs /tmp/home:rw,',
        ' --cap-drop ALL --security-opt no-new-privileges --pids-limit 256 --memory 2147483648 --memory-swap 2147483648 --env-file /box/variables --env HTTP_PROXY ']) assert.ok(`${said} `.includes(expected), said);
      assert.ok(!said.includes('hunter2'));
      assert.equal(said.includes(' --read-only-tmpfs=false --image-volume ignore '), client === 'podman', 'podman has folders in memory without a size, and volumes on the disk');
    });
  }

  test('have it be nobody, unless they name another user of the image', () => {
    assert.deepEqual(ociLaunch('a/b:1', { args: ['x'], options: ['--workdir', '--user'] }).args, ['--user', '65534:65534', '--workdir', '--user', 'a/b:1', 'x']);
    assert.deepEqual(ociLaunch('a/b:1', { options: ['--user', 'node'] }).args, ['--user', 'node', 'a/b:1']);
  });
});

describe('the environment of docker', () => {
  const ours = { PATH: '/usr/bin', HOME: '/home/me', DOCKER_HOST: 'unix:///me.sock', AWS_SECRET: 'hunter2', HTTP_PROXY: 'http://me:hunter2@proxy', UNSET: undefined };

  test('has what says where the daemon is, and nothing else', () => {
    assert.deepEqual(dockerEnvironment(ours), { PATH: '/usr/bin', HOME: '/home/me', DOCKER_HOST: 'unix:///me.sock' });
  });

  test('has no variable of the program, whatever it is called: that stands in a file', () => {
    assert.equal(variablesText({ PATH: '/theirs =x', PYTHONPATH: '.', TOKEN: '', 'a.b-c': '#' }), 'PATH=/theirs =x\nPYTHONPATH=.\nTOKEN=\na.b-c=#\n');
  });

  for (const name of ['', '*', 'D*', 'A B', 'A=B', '#A', '1', 'BASH_FUNC_exec%%', 'Ä']) {
    test(`takes no variable of the name “${name}”`, () => assert.throws(() => variablesText({ [name]: 'x' }), /^Unlisted: one of its variables has a name that no container can have/));
  }

  test('takes no second variable in a value', () => {
    assert.throws(() => variablesText({ PATH: '/bin\nLD_PRELOAD=/evil.so' }), /^Unlisted: its variable PATH has a line break/);
  });
});

describe('the end of the client of docker', () => {
  const daemon = 'docker: Error response from daemon: no.\n\nRun \'docker run --help\' for more information';
  const cases: [string, number | null, string, string | undefined][] = [
    ['is of docker itself', 125, daemon, 'sandbox-unavailable'],
    ['is of a command that cannot be run', 126, daemon, 'start-failed'],
    ['is of a command that is not there', 127, daemon, 'command-not-found'],
    ['is of what was killed', 137, '', 'too-much-memory'],
    ['is of the program, which may use the same codes', 125, 'Error: no key', undefined],
    ['is of the program', 1, daemon, undefined],
    ['is of a client that was killed', null, daemon, undefined],
  ];
  for (const [name, code, complaint, cause] of cases) {
    test(name, () => assert.equal(containerFailure(code, complaint, { client: 'docker', put: { file: 'x', image: 'y' } }, limits)?.cause, cause));
  }

  const gone = ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.49/info": dial unix /var/run/docker.sock: connect: permission denied', 'error during connect: this error may indicate that the docker daemon is not running'];
  test('is told from one that has no daemon, however its version says that', () => {
    for (const line of gone) {
      const failure = containerFailure(125, `docker: ${line}\n\nRun 'docker run --help' for more information`, { client: 'docker' }, limits);
      assert.deepEqual([failure?.cause, failure?.remedy], ['sandbox-unavailable', 'Start it, and see with docker version that you may use its socket.'], line);
      assert.match(failure?.says ?? '', /^it was not started: the daemon of docker does not answer: docker: /);
    }
  });

  test('of a command that is its own names no option of images', () => {
    const ends = [[125, 'start-failed'], [126, 'start-failed'], [127, 'command-not-found']] as const;
    for (const [code, cause] of ends) {
      for (const [client, line] of [['docker', 'docker: Error response from daemon: no such thing'], ['podman', 'Error: no such thing']] as const) {
        const failure = containerFailure(code, line, { client }, limits);
        assert.equal(failure?.cause, cause, client);
        assert.doesNotMatch(`${failure?.says} ${failure?.remedy}`, /--sandbox/);
      }
    }
  });
});

describe('a server in a container', { skip }, () => {
  test('is listed, and it is said that it was in one', async () => {
    const docker = standInDocker();
    const outcome = await inDocker(docker, { ...standIn('three pages'), hosts: [] });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    // What the checkout holds of keys, such as settings of git, is covered in it too, and said.
    const { notShown: _covered, ...observed } = outcome.observed;
    assert.deepEqual([namesOf(outcome.listing), outcome.listing.sandbox, observed], [['page_1', 'page_2', 'page_3'], 'docker', { sandbox: 'docker', limits: 'enforced' }]);
    const [run] = docker.runs();
    assert.deepEqual([run?.image, run?.given['--network'], run?.given['--entrypoint']], [`node:${process.versions.node.split('.')[0]}-slim`, ['none'], ['node']]);
    assert.deepEqual([docker.containers(), docker.pulled()], [[], []]);
  });

  test('is made from another image only when asked, and reaches no network', async () => {
    const docker = standInDocker();
    assert.ok((await inDocker(docker, standIn('honest'), { sandboxImage: 'example.org/node@sha256:abc' })).ok);
    assert.deepEqual(docker.runs().map(({ given, image }) => [given['--network'], image]), [[['none'], 'example.org/node@sha256:abc']]);
  });

  test('is not started where it may reach some hosts: docker knows all or none', async () => {
    const docker = standInDocker();
    const outcome = await inDocker(docker, { ...standIn('honest'), hosts: [{ host: 'api.example.com' }] });
    assert.ok(!outcome.ok && outcome.cause === 'sandbox-unavailable', JSON.stringify(outcome));
    assert.deepEqual(docker.runs(), []);
  });

  test('gets a minimal environment, of which no value is on the command line', async () => {
    process.env['SECRET_OF_THE_USER'] = 'hunter2-of-the-user';
    const docker = standInDocker();
    process.env['PATH'] = docker.path;
    const { tools } = await listingOf(standIn('looks around', [], { EXAMPLE_KEY: 'a-secret-value', DOCKER_HOST: 'tcp://evil.example', PATH: '/theirs' }), { sandbox: 'docker' });
    // The listing itself is masked: what the process had is what the stand-in gave it.
    const env = JSON.parse(tools.find(({ name }) => name === 'env')?.description as string) as Record<string, string>;
    assert.deepEqual(Object.keys(env).filter((name) => name !== 'PWD').sort(), ['DOCKER_HOST', 'DO_NOT_TRACK', 'EXAMPLE_KEY', 'HOME', 'LANG', 'NO_COLOR', 'PATH', 'TMPDIR', 'TZ', 'npm_config_update_notifier']);
    const [run] = docker.runs();
    assert.deepEqual([run?.env['EXAMPLE_KEY'], run?.env['DOCKER_HOST'], run?.env['PATH'], run?.env['HOME']], ['a-secret-value', 'tcp://evil.example', '/theirs', '/tmp/home']);
    assert.ok(!/a-secret-value|evil\.example|hunter2|theirs/.test(JSON.stringify([run?.given, run?.args])));
    assert.ok(!JSON.stringify(env).includes('hunter2'));
  });

  test('sees the folder it is started in, the project it is named by, and its files, and these alone', async () => {
    const docker = standInDocker();
    const [project, here] = ['project', 'here'].map((name) => join(projects, name)) as [string, string];
    for (const path of [project, here]) mkdirSync(path);
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    writeFileSync(join(project, 'server.mjs'), 'process.exit(1)');
    const launch: CommandLaunch = { kind: 'command', command: 'node', args: [join(project, 'server.mjs')], env: {}, hosts: [], cwd: here, author: { kind: 'person' }, files: { 'deep/config.json': '${CWD}' } };
    const outcome = await inDocker(docker, launch);
    assert.equal(!outcome.ok && outcome.cause, 'exited');
    const [run] = docker.runs();
    assert.deepEqual(run?.mounts.map(({ source = '', target, readonly }) => [source.replace(/^.*\/box\//, ''), target, readonly]), [[here, here, true], [project, project, true], ['work/deep/config.json', '/tmp/work/deep/config.json', true]]);
    assert.deepEqual(run?.given['--workdir'], [here]);
  });

  test('of the registry is installed outside, and shown inside, read-only', async () => {
    const docker = standInDocker();
    const outcome = await inDocker(docker, { kind: 'npm', package: 'isarray', version: '2.0.5', bin: './index.js', args: [], env: {}, files: {}, hosts: [] }, { limits: { installMs: 120_000 } });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says], ['exited', 'it ended (exit code 0) before it had answered.']);
    const [run] = docker.runs();
    assert.deepEqual([run?.given['--entrypoint'], run?.args, run?.given['--workdir']], [['node'], ['/server/node_modules/isarray/index.js'], ['/tmp/work']]);
    assert.deepEqual(run?.mounts.map(({ target, readonly }) => [target, readonly]), [['/server', true]]);
  });

  test('has its image fetched once', async () => {
    const docker = standInDocker('fetches');
    for (let time = 0; time < 2; time += 1) assert.ok((await inDocker(docker, standIn('honest'))).ok);
    assert.equal(docker.pulled().length, 1);
  });

  for (const way of ['ignores SIGTERM and never answers', 'never answers initialize']) {
    test(`is ended by its name: ${way}`, { skip: process.platform === 'linux' ? false : 'looks at /proc' }, async () => {
      const docker = standInDocker();
      const word = randomUUID();
      await inDocker(docker, standIn(way, [word]), { limits: { initializeMs: 2000 } });
      assert.deepEqual([docker.containers(), docker.runs().length], [[], 1]);
      await until(() => processesWith(word).length === 0);
    });
  }

  test('goes when toolrisk is killed, found by its label', { skip: process.platform === 'linux' ? false : 'looks at /proc' }, async () => {
    const docker = standInDocker();
    const word = randomUUID();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'servers/list-silent.mjs'), 'docker', word, 'stay'], { stdio: 'ignore', env: { ...process.env, PATH: docker.path } });
    await until(() => docker.containers().length === 1 && processesWith(word).length > 0);
    child.kill('SIGKILL');
    await until(() => docker.containers().length === 0 && processesWith(word).length === 0 && readdirSync(folder).length === 0);
    assert.equal(docker.removed().length, 1);
  });
});

describe('where there is no container to be had', { skip }, () => {
  const cases: [string, string, string, RegExp, RegExp][] = [
    ['the daemon is down', 'is down', 'sandbox-unavailable', /^it was not started: docker does not answer: Cannot connect to the Docker daemon at unix/, /^Start Docker/],
    ['the daemon hangs', 'never answers', 'sandbox-unavailable', /^it was not started: docker does not answer within 0\.5 s\.$/, /^Start Docker/],
    ['there is no such image', 'has no such image', 'sandbox-unavailable', /^it was not started: docker could not fetch the image node:.*pull access denied/, /--sandbox-image/],
    ['the daemon refuses the container', 'refuses to start', 'sandbox-unavailable', /^it was not started: docker: Error response from daemon: invalid mount config/, /docker info/],
    ['it was killed for its memory', 'out of memory', 'too-much-memory', /more than 2048 MiB of memory\.$/, /./],
  ];
  for (const [name, mode, cause, says, remedy] of cases) {
    test(name, async () => {
      const outcome = await inDocker(standInDocker(mode), standIn('honest'), mode === 'never answers' ? { limits: { dockerMs: 500 } } : {});
      assert.ok(!outcome.ok);
      assert.equal(outcome.cause, cause);
      assert.match(outcome.says, says);
      assert.match(outcome.remedy, remedy);
    });
  }

  test('there is no docker', async () => {
    process.env['PATH'] = '/nowhere';
    const outcome = await listed(standIn('honest'), { sandbox: 'docker' });
    assert.deepEqual(!outcome.ok && [outcome.cause, outcome.says, outcome.observed], ['sandbox-unavailable', 'it was not started: there is no command docker on PATH.', {}]);
    assert.match(!outcome.ok ? outcome.remedy : '', /^Install Docker .*leave out --sandbox docker\.$/);
  });

  test('the image has no such command', async () => {
    const outcome = await inDocker(standInDocker(), { kind: 'command', command: 'uvx', args: ['x'], env: {}, hosts: [] });
    assert.deepEqual(!outcome.ok && [outcome.cause, /^the image node:\d+-slim has no command uvx\.$/.test(outcome.says)], ['command-not-found', true]);
  });

  test('nothing is in a container that was not asked for', async () => {
    const docker = standInDocker();
    const outcome = await inDocker(docker, standIn('honest'), { sandbox: 'auto' });
    assert.notEqual(outcome.observed.sandbox, 'docker');
    assert.deepEqual(docker.runs(), []);
  });
});
