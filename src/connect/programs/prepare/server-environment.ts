import { delimiter, dirname } from 'node:path';

/** What a started program gets besides what its launch says: nothing of the environment toolrisk itself runs in. */
export interface Surroundings {
  home: string;
  temporary: string;
  /** Folders to look for programs in before those of the system. */
  path: readonly string[];
}

const systemPath = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** Without these a program does not start on Windows at all. */
const windowsNeeds = ['SystemRoot', 'SystemDrive', 'windir', 'COMSPEC', 'PATHEXT', 'NUMBER_OF_PROCESSORS'];

/**
 * The environment of a started server. UTC and one locale, because some servers write time and language of the machine into
 * their descriptions; the two wishes keep telemetry and colours away from those that honour them.
 */
export function serverEnvironment({ home, temporary, path }: Surroundings, given: Record<string, string>): Record<string, string> {
  const folders = [...path, dirname(process.execPath), ...(process.platform === 'win32' ? [process.env['PATH'] ?? ''] : systemPath)];
  return {
    ...(process.platform === 'win32' && windowsEnvironment(home, temporary)),
    PATH: [...new Set(folders)].join(delimiter),
    ...homelyEnvironment({ home, temporary }),
    ...quietNpm(given),
    ...given,
  };
}

/** The same for a program in a container: it looks for programs in the system of its image. */
export function containedEnvironment({ path, ...places }: Surroundings, given: Record<string, string>): Record<string, string> {
  return { PATH: [...path, ...systemPath].join(':'), ...homelyEnvironment(places), ...quietNpm(given), ...given };
}

/** npm and npx look for news of npm by themselves: that would count as a call of the server that they start. npm takes its variables in any case. */
function quietNpm(given: Record<string, string>): Record<string, string> {
  const name = 'npm_config_update_notifier';
  return Object.keys(given).some((each) => each.toLowerCase() === name) ? {} : { [name]: 'false' };
}

function homelyEnvironment({ home, temporary }: Omit<Surroundings, 'path'>): Record<string, string> {
  return { HOME: home, TMPDIR: temporary, LANG: 'C.UTF-8', TZ: 'UTC', DO_NOT_TRACK: '1', NO_COLOR: '1' };
}

function windowsEnvironment(home: string, temporary: string): Record<string, string> {
  const kept = windowsNeeds.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  return { ...Object.fromEntries(kept), USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home, TEMP: temporary, TMP: temporary };
}
