import { hostAndPort } from '../../../schema/network/host-rule.ts';
import { complaintLine } from '../../programs/complaint.ts';
import type { NpmLaunch } from '../../launch/launch.ts';
import { foreignDependency } from '../read-lock.ts';
import { temporaryPlace, temporaryVariable } from '../../programs/end/temporary-place.ts';
import { npmCaches } from './npm-cache.ts';
import type { NpmRun } from './npm-surroundings.ts';
import { Unlisted } from '../../unlisted.ts';

const networkCodes = /^(E(CONNREFUSED|CONNRESET|NOTFOUND|AI_AGAIN|TIMEDOUT|NETUNREACH|HOSTUNREACH|PROTO)|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E5\d\d)$/;
/** A disk, or a quota of one, that is used up. */
const noRoom = /\b(?:ENOSPC|EDQUOT)\b/;
const certificateCodes = /CERT|^UNABLE_TO_|^ERR_TLS|^ERR_SSL/;
/** What npm's switches refuse, by the end of its code. */
const foreign: Readonly<Record<string, string>> = { GIT: 'a git repository', REMOTE: 'at an address of its own', FILE: 'a file', DIRECTORY: 'a folder' };

/** Why npm could not install a package, with npm's own telling line. `direct` finds a dependency of its own that no registry gives. */
export async function npmFailure(run: NpmRun, { package: name, version }: NpmLaunch, direct: () => Promise<string | null>): Promise<Unlisted> {
  const { code, summary, detail } = told(run);
  const wanted = `${name}@${version}`;
  const kind = foreign[/^EALLOW(\w+)$/.exec(code)?.[1] ?? ''];
  if (kind !== undefined) return foreignDependency(/^Refusing to fetch "(.[^@"]*)@/.exec(detail)?.[1] ?? await direct() ?? 'a package', kind);
  if (code === 'EUNSUPPORTEDPROTOCOL') return foreignDependency(await direct() ?? 'a package', `of no registry: ${summary}`);
  // What could not be read names no host: npm that was ended in the middle of a request leaves one.
  const refused = run.asked.find(({ allowed, host }) => !allowed && host !== '');
  if (refused !== undefined) return new Unlisted('foreign-dependency', `${wanted} is to be fetched from ${hostAndPort(refused.host, refused.port)}, which is no registry of your npm settings`);
  if (code === 'E404' && !summary.includes(name.replace('/', '%2f'))) return new Unlisted('install-failed', `a dependency of ${wanted} is not in the registry: ${summary}`);
  if (code === 'E404') return new Unlisted('package-not-found', `the registry has no package ${name}`);
  if (code === 'ETARGET' && !summary.includes(wanted)) return new Unlisted('install-failed', `a dependency of ${wanted} cannot be had: ${summary}`);
  if (code === 'ETARGET') return new Unlisted('package-not-found', `the registry has no version ${version} of ${name}`);
  if (code === 'E401' || code === 'E403' || code === 'ENEEDAUTH') return new Unlisted('registry-refused', `the registry refused to give ${wanted} (${code})`);
  if (code === 'EINTEGRITY') return new Unlisted('integrity-mismatch', `${wanted}, or a package it needs, is not what was recorded or what the registry says it is: ${summary}`);
  if (certificateCodes.test(code)) return new Unlisted('registry-unreachable', `the certificate of the package registry is not trusted (${code}): ${summary}`, untrusted);
  if (networkCodes.test(code)) return new Unlisted('registry-unreachable', `the package registry cannot be reached (${code}): ${summary}`);
  if (noRoom.test(code) || noRoom.test(summary)) return new Unlisted('machine', `${wanted} was not installed, for want of room on a disk: ${summary}`, `Make room in ${npmCaches()}, where packages are kept, and in ${temporaryPlace()}, or name others with XDG_CACHE_HOME and ${temporaryVariable}.`);
  return new Unlisted('install-failed', `npm could not install ${wanted} (${code}): ${summary}`);
}

const untrusted = 'Name the certificate of your company: cafile in your npm settings, or NODE_EXTRA_CA_CERTS.';

/** npm's own words, without what an address may carry besides host and path. */
function told({ code, stdout, stderr }: NpmRun): { code: string; summary: string; detail: string } {
  const { error } = parse(stdout) as { error?: { code?: unknown; summary?: unknown; detail?: unknown } };
  const summary = typeof error?.summary === 'string' && error.summary !== '' ? error.summary : complaintLine(stderr);
  const plain = summary.replace(/(https?:\/\/)[^\s/@]*@/g, '$1').replace(/\?\S*/g, '').slice(0, 300);
  const detail = typeof error?.detail === 'string' ? error.detail.slice(0, 1000) : '';
  return { detail, code: typeof error?.code === 'string' ? error.code : `exit code ${code}`, summary: plain };
}

function parse(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
