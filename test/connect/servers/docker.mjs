// Stands in for docker: `node docker.mjs <state folder> <words of docker…>`. It takes the words that docker takes, fails for others,
// and runs the program of a container itself, as a process that outlives the client as a container does. It writes down what it was
// told; `mode` in the state folder says how it misbehaves.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , state, verb, ...words] = process.argv;
const mode = existsSync(join(state, 'mode')) ? readFileSync(join(state, 'mode'), 'utf8') : '';
const containers = join(state, 'containers');
mkdirSync(containers, { recursive: true });
const recordOf = (name) => join(containers, `${name}.json`);
const flags = {
  alone: ['--rm', '--interactive', '--init', '--no-healthcheck', '--read-only'],
  valued: ['--pull', '--log-driver', '--name', '--label', '--hostname', '--network', '--tmpfs', '--user', '--cap-drop', '--security-opt', '--pids-limit', '--memory', '--memory-swap', '--ulimit', '--mount', '--workdir', '--env-file', '--env', '--entrypoint'],
};

function fail(code, says) {
  process.stderr.write(`${says}\n`);
  process.exit(code);
}

function parseRun() {
  const given = {};
  for (let at = 0; ; at += 1) {
    const word = words[at] ?? fail(125, 'docker: \'docker run\' requires at least 1 argument');
    if (!word.startsWith('-')) return { given, image: word, args: words.slice(at + 1) };
    if (!flags.alone.includes(word) && !flags.valued.includes(word)) fail(125, `unknown flag: ${word}`);
    (given[word] ??= []).push(flags.valued.includes(word) ? words[at += 1] : true);
  }
}

function parseMount(text) {
  const fields = [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  return Object.fromEntries(fields.map((field) => (field.includes('=') ? [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)] : [field, true])));
}

function environmentOf(given) {
  const filed = given['--env-file'].flatMap((path) => readFileSync(path, 'utf8').split('\n')).filter((line) => line !== '');
  const env = Object.fromEntries(filed.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  for (const name of given['--env'] ?? []) {
    if (process.env[name] === undefined) delete env[name];
    else env[name] = process.env[name];
  }
  return env;
}

function run() {
  const { given, image, args } = parseRun();
  const [name] = given['--name'];
  const env = environmentOf(given);
  const mounts = given['--mount']?.map(parseMount) ?? [];
  appendFileSync(join(state, 'runs.jsonl'), `${JSON.stringify({ given, image, args, env, mounts, variablesFile: readFileSync(given['--env-file'][0], 'utf8') })}\n`);
  if (mode === 'refuses to start') fail(125, 'docker: Error response from daemon: invalid mount config for type "bind": bind source path does not exist.\n\nRun \'docker run --help\' for more information');
  if (mode === 'out of memory') process.exit(137);
  const [file] = given['--entrypoint'];
  if (!['node', 'sh'].includes(file) && !file.startsWith('/')) fail(127, `docker: Error response from daemon: failed to create task for container: exec: "${file}": executable file not found in $PATH\n\nRun 'docker run --help' for more information`);
  const scratch = join(state, 'scratch');
  mkdirSync(scratch, { recursive: true });
  const outside = (text) => mounts.reduce((path, { source, target }) => (path === target || path.startsWith(`${target}/`) ? source + path.slice(target.length) : path), text);
  const cwd = given['--workdir'][0] === '/tmp/work' ? scratch : outside(given['--workdir'][0]);
  const child = spawn(file === 'node' ? process.execPath : outside(file), args.map(outside), { detached: true, stdio: 'inherit', cwd, env });
  writeFileSync(recordOf(name), JSON.stringify({ pid: child.pid, labels: given['--label'] }));
  child.once('exit', (code, signal) => {
    rmSync(recordOf(name), { force: true });
    process.exit(code ?? (signal === 'SIGKILL' ? 137 : 143));
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
}

function remove(names) {
  for (const name of names) {
    if (!existsSync(recordOf(name))) fail(1, `Error response from daemon: No such container: ${name}`);
    appendFileSync(join(state, 'removed'), `${name}\n`);
    const { pid } = JSON.parse(readFileSync(recordOf(name), 'utf8'));
    rmSync(recordOf(name));
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended in the meantime.
    }
  }
}

if (mode === 'is down') fail(1, 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?');
if (mode === 'never answers') setInterval(() => {}, 1000);
else if (verb === 'version') console.log('28.0.0');
else if (verb === 'image') { if (mode !== '') fail(1, `Error response from daemon: No such image: ${words.at(-1)}`); }
else if (verb === 'pull') {
  appendFileSync(join(state, 'pulled'), `${words.at(-1)}\n`);
  if (mode === 'has no such image') fail(1, `Error response from daemon: pull access denied for ${words.at(-1)}, repository does not exist`);
}
else if (verb === 'run') run();
else if (verb === 'rm') remove(words.filter((word) => word !== '--force' && word !== '--volumes'));
else if (verb === 'ps') {
  const label = words[words.indexOf('--filter') + 1].slice('label='.length);
  for (const file of readdirSync(containers)) if (JSON.parse(readFileSync(join(containers, file), 'utf8')).labels.includes(label)) console.log(file.slice(0, -'.json'.length));
}
else fail(1, `docker: '${verb}' is not a docker command.`);
