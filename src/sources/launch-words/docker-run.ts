import { isImage } from '../oci-image.ts';
import { longOf, optionKinds } from './docker-options.ts';
import type { LaunchMeaning, Words } from './launch-meaning.ts';
import { programName } from './program-name.ts';

/** What podman takes for a place of an image, mostly a folder or an archive, and docker for a name with a tag (containers-transports(5)). */
const ofTransport = /^(?:dir|oci|oci-archive|docker|docker-archive|docker-daemon|containers-storage|sif|ostree|tarball|atomic):/;

/**
 * The image that `docker run` or `podman run` starts, with its arguments and variables. What would give it something of this
 * machine is left out and named; null for options that are not known, and for what is no name of an image.
 */
export function readDockerRun({ words, env }: Words): Extract<LaunchMeaning, { kind: 'oci' }> | null {
  const [command = '', ...rest] = words;
  const start = rest[0] === 'container' ? 1 : 0;
  if (!/^(?:docker|podman)$/.test(programName(command)) || rest[start] !== 'run') return null;
  const meaning: Extract<LaunchMeaning, { kind: 'oci' }> = { kind: 'oci', image: '', options: [], args: [], env: {}, leftOut: [] };
  const queue = rest.slice(start + 1);
  while (queue[0]?.startsWith('-') === true) {
    const word = queue.shift() as string;
    if (word === '--') break;
    const option = readOption(word, queue);
    if (option === null) return null;
    take(option, meaning, env);
  }
  const [image, ...args] = queue;
  return image !== undefined && isImage(image) && !ofTransport.test(image) ? { ...meaning, image, args } : null;
}

interface Option { name: string; written: string; value: string | null }

/** One option, with its value from the queue where it stands there; null where it is not known how long it is. */
function readOption(word: string, queue: string[]): Option | null {
  const [, written = '', joined] = /^(--[^=]+|-[^-])=?(.*)$/s.exec(word) ?? [];
  const isLong = word.startsWith('--');
  const name = isLong ? written : longOf[written] ?? '';
  const kind = optionKinds[name];
  if (isLong && word.includes('=')) return { name, written, value: joined ?? '' };
  if (kind === undefined) return null;
  // Short ones that take no value stand together: -it.
  if (!isLong && kind.flag && (joined ?? '') !== '') queue.unshift(`-${joined}`);
  if (kind.flag) return { name, written, value: null };
  return { name, written, value: !isLong && (joined ?? '') !== '' ? joined as string : queue.shift() ?? '' };
}

function take({ name, written, value }: Option, { options, env, leftOut }: Extract<LaunchMeaning, { kind: 'oci' }>, given: Readonly<Record<string, string>>): void {
  const kind = optionKinds[name];
  if (name === '--env') {
    const [variable = '', set] = (value ?? '').split(/=(.*)/s);
    // Without a value docker takes its own, where it has one.
    env[variable] = set ?? given[variable] ?? `\${${variable}:-}`;
  } else if (kind?.keeps === 'inside') options.push(name, value ?? '');
  else if (kind?.keeps !== 'nothing' && !(/^--net(?:work)?$/.test(name) && value === 'none') && value !== 'false') leftOut.push(['--network', '--net', '--pid', '--ipc', '--cap-add'].includes(name) && /^[\w:-]{1,40}$/.test(value ?? '') ? `${written} ${value}` : written);
}
