import { machinePath } from '../machine-path.ts';
import { Unlisted } from '../../unlisted.ts';

/** The variables of a program in a container, by the way they get there. */
export interface DockerEnvironment {
  /** Docker's own environment, with those in it that it takes from there. */
  own: Record<string, string>;
  /** Names of those. */
  named: string[];
  /** The others, as docker reads them from a file: a line each. */
  file: string;
}

/** Variables of the user's that say where the daemon is, or what podman works with, and how to sign in. None is passed on to a container. */
const dockersOwn = /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_RUNTIME_DIR|SSH_AUTH_SOCK|REGISTRY_AUTH_FILE|(DOCKER|CONTAINERS?)_\w+)$/;

/** Variables that would steer docker or podman, or what they start, were they in its environment: a shell that is called so too. Rather too many. */
const steering = new Set(['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMP', 'TEMP', 'IFS', 'ENV', 'PS4', 'SHELLOPTS', 'HOSTALIASES']);
const steeringFamilies = ['TMPDIR', 'BASH', 'DOCKER', 'CONTAINER', 'REGISTR', 'BUILDX', 'BUILDKIT', 'BUILDAH', 'COMPOSE', 'PODMAN', 'STORAGE', 'CNI', 'NETAVARK', 'AARDVARK', 'CRIU', 'OCI', 'NOTIFY', 'LISTEN', 'DBUS', 'SYSTEMD',
  'XDG', 'SSH', 'SSL', 'OTEL', 'LD', 'DYLD', 'GLIBC', 'GCONV', 'LOC', 'RES_', 'MALLOC', 'GO', 'GRPC', 'CGO', 'AWS', 'AZURE', 'GOOGLE', 'GCR', 'ECR'];

/** Parts the environment of a program. Throws `Unlisted` for a value that cannot be passed. */
export function dockerEnvironment(env: Readonly<Record<string, string>>, ours: Readonly<Record<string, string | undefined>>): DockerEnvironment {
  const [filed, named] = [true, false].map((isSteering) => Object.entries(env).filter(([name]) => steers(name) === isSteering)) as [[string, string][], [string, string][]];
  const broken = filed.find(([, value]) => /[\r\n]/.test(value));
  if (broken !== undefined) throw new Unlisted('start-failed', `its variable ${broken[0]} has a line break, and docker takes a variable of that name in one line only`, 'Write its value in one line.');
  const own = Object.entries(ours).filter((entry): entry is [string, string] => dockersOwn.test(entry[0]) && entry[1] !== undefined)
    .map(([name, value]): [string, string] => [name, name === 'PATH' ? machinePath(value) : value]);
  return {
    own: Object.fromEntries([...own, ...named]),
    named: named.map(([name]) => name),
    file: filed.map(([name, value]) => `${name}=${value}\n`).join(''),
  };
}

/** Windows takes names in letters of any case, and so do many programs. */
function steers(name: string): boolean {
  const upper = name.toUpperCase();
  return steering.has(upper) || upper.endsWith('_PROXY') || steeringFamilies.some((begin) => upper.startsWith(begin) || upper.startsWith(`_${begin}`));
}

/** Docker's own environment, for what it is asked besides. */
export function plainDockerEnvironment(): Record<string, string> {
  return dockerEnvironment({}, process.env).own;
}
