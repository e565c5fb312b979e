import { machinePath } from '../machine-path.ts';
import { Unlisted } from '../../unlisted.ts';

/** Variables of the user's that say where the daemon is, or what podman works with, and how to sign in. None is passed on to a container. */
const dockersOwn = /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_RUNTIME_DIR|SSH_AUTH_SOCK|REGISTRY_AUTH_FILE|(DOCKER|CONTAINERS?)_\w+)$/;
/** What is a name to every client: podman takes a star for all variables that begin so. */
const plainName = /^[A-Za-z_][\w.-]*$/;

/** Docker's own environment: of the user's variables what it works with, and nothing that a stranger named. Docker starts helpers in it. */
export function dockerEnvironment(ours: Readonly<Record<string, string | undefined>> = process.env): Record<string, string> {
  const own = Object.entries(ours).filter((entry): entry is [string, string] => dockersOwn.test(entry[0]) && entry[1] !== undefined);
  return Object.fromEntries(own.map(([name, value]) => [name, name === 'PATH' ? machinePath(value) : value]));
}

/** The variables of a program in a container as docker reads them from a file, a line each. Throws `Unlisted` for one that cannot be passed so. */
export function variablesText(env: Readonly<Record<string, string>>): string {
  return Object.entries(env).map(([name, value]) => {
    if (!plainName.test(name)) throw new Unlisted('start-failed', `one of its variables has a name that no container can have: ${name === '' ? 'an empty one' : name}`, 'Correct its name.');
    if (/[\r\n]/.test(value)) throw new Unlisted('start-failed', `its variable ${name} has a line break, and docker takes variables in one line each`, 'Write its value in one line.');
    return `${name}=${value}\n`;
  }).join('');
}
