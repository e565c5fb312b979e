import type { Limits } from '../../limits.ts';
import type { Program } from '../../programs/start/program.ts';
import type { ContainerClient } from './container-client.ts';
import { containerLabel, nobody, rightsWords, variableWords, writingWords } from './holding-words.ts';

/** A container to start: its name, the run of toolrisk it belongs to, and what it is made from. */
export interface Container {
  name: string;
  /** Whose words it is started by. */
  client: ContainerClient['name'];
  /** What all containers of one run carry as a label: how they are found when toolrisk was killed. */
  run: string;
  image: string;
  /** File with its variables. */
  variablesFile: string;
}

/**
 * The words that have docker run a program in a container of its own, on its standard streams: read-only but for folders in
 * memory, nobody's user, no capability or way to get one, no network, limits that the kernel keeps, no log.
 * Of variables there are names only: values on a command line are for all to read.
 */
export function containerArguments({ file, args, env, cell }: Program, { name, client, run, image, variablesFile }: Container, limits: Limits): string[] {
  return [
    'run', '--rm', '--interactive', '--init', '--pull', 'never', '--log-driver', 'none', '--no-healthcheck',
    '--name', name, '--label', `${containerLabel}=${run}`, '--hostname', 'toolrisk',
    ...writingWords(client, limits), '--user', nobody, ...rightsWords(limits),
    '--ulimit', `nofile=${limits.openFiles}:${limits.openFiles}`, '--ulimit', `fsize=${limits.greatestFile}:${limits.greatestFile}`, '--ulimit', 'core=0:0',
    ...cell.visible.flatMap((path) => readOnly(path, path)),
    ...(cell.covered ?? []).flatMap(({ path, kind }) => (kind === 'folder' ? emptyFolder(path) : readOnly('/dev/null', path))),
    ...(cell.opened ?? []).flatMap((path) => readOnly(path, path)),
    ...Object.entries(cell.placed).flatMap(([inside, outside]) => readOnly(outside, inside)),
    '--workdir', cell.cwd, ...variableWords(env, variablesFile),
    '--entrypoint', file, image, ...args,
  ];
}

function readOnly(outside: string, inside: string): string[] {
  return ['--mount', ['type=bind', field(`source=${outside}`), field(`target=${inside}`), 'readonly'].join(',')];
}

function emptyFolder(inside: string): string[] {
  return ['--mount', ['type=tmpfs', field(`target=${inside}`), 'tmpfs-size=4096', 'tmpfs-mode=0755'].join(',')];
}

/** Docker reads the parts of a mount as a line of CSV (RFC 4180). */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
