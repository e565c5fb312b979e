import type { NpmLaunch } from './launch.ts';
import type { NpmRun } from './run-npm.ts';
import { Unlisted } from './unlisted.ts';

const networkCodes = /^(E(CONNREFUSED|CONNRESET|NOTFOUND|AI_AGAIN|TIMEDOUT|NETUNREACH|HOSTUNREACH|PROTO)|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E5\d\d|UNABLE_TO_.*)$|CERT/;

/** Why npm could not install a package. `again` runs npm once more, to tell a registry that is away from one broken address. */
export async function npmFailure(run: NpmRun, { package: name, version }: NpmLaunch, again: (args: string[]) => Promise<NpmRun>): Promise<Unlisted> {
  const { code, summary } = told(run);
  const wanted = `${name}@${version}`;
  if (code === 'E404' && !summary.includes(name.replace('/', '%2f'))) return new Unlisted('install-failed', `a dependency of ${wanted} is not in the registry: ${summary}`);
  if (code === 'E404') return new Unlisted('package-not-found', `the registry has no package ${name}`);
  if (code === 'ETARGET' && !summary.includes(wanted)) return new Unlisted('install-failed', `a dependency of ${wanted} cannot be had: ${summary}`);
  if (code === 'ETARGET') return new Unlisted('package-not-found', `the registry has no version ${version} of ${name}`);
  if (code === 'E401' || code === 'E403' || code === 'ENEEDAUTH') return new Unlisted('registry-refused', `the registry refused to give ${wanted} (${code})`);
  if (code === 'EINTEGRITY') return new Unlisted('integrity-mismatch', `${wanted}, or a package it needs, is not what the registry says it is`);
  if (!networkCodes.test(code)) return new Unlisted('install-failed', `npm could not install ${wanted} (${code}): ${summary}`);
  const asked = await again(['view', name, 'name', '--json', '--prefer-online', '--fetch-retries=0', '--loglevel=silent']);
  if (asked.code !== 0 && networkCodes.test(told(asked).code)) return new Unlisted('registry-unreachable', `the package registry cannot be reached (${code})`);
  return new Unlisted('install-failed', `an address that ${wanted} is installed from cannot be reached (${code}): ${summary}`);
}

/** npm's own words, without what an address may carry besides host and path. */
function told({ code, stdout, stderr }: NpmRun): { code: string; summary: string } {
  const { error } = parse(stdout) as { error?: { code?: unknown; summary?: unknown } };
  const summary = typeof error?.summary === 'string' ? error.summary : stderr.trim().split('\n').at(-1) ?? '';
  const plain = summary.replace(/(https?:\/\/)[^\s/@]*@/g, '$1').replace(/\?\S*/g, '').slice(0, 300);
  return { code: typeof error?.code === 'string' ? error.code : `exit code ${code}`, summary: plain };
}

function parse(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
