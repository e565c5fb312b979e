import type { Limits } from '../../limits.ts';
import { stablePlaces } from '../../programs/prepare/places.ts';
import type { ContainerClient } from './container-client.ts';

/** Label of every container that toolrisk starts; its value is the run. */
export const containerLabel = 'toolrisk.run';

/** An account without rights that all images have, by number: not all name it. */
export const nobody = '65534:65534';

/** No network, and of folders to write to those in memory alone: podman would add some without a size, and volumes of the image on the disk. */
export function writingWords(client: ContainerClient['name'], { greatestTemporary }: Limits): string[] {
  const folders = ['/tmp', stablePlaces.home, stablePlaces.work].flatMap((folder) => ['--tmpfs', `${folder}:rw,nosuid,nodev,exec,size=${greatestTemporary},mode=1777`]);
  return ['--network', 'none', '--read-only', ...(client === 'podman' ? ['--read-only-tmpfs=false', '--image-volume', 'ignore'] : []), ...folders];
}

/** No capability or way to get one, and limits that the kernel keeps. */
export function rightsWords({ mostProcesses, greatestMemory }: Limits): string[] {
  return ['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--pids-limit', String(mostProcesses), '--memory', String(greatestMemory), '--memory-swap', String(greatestMemory)];
}

/** Where docker's own settings name a proxy, docker would tell it to every container; named without a value, they stay out. */
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

/** Variables by the file that has them: values on a command line are for all to read. */
export function variableWords(env: Readonly<Record<string, string>>, file: string): string[] {
  return ['--env-file', file, ...proxies.filter((proxy) => !(proxy in env)).flatMap((name) => ['--env', name])];
}
