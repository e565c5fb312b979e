import { reasons } from '../sources/registry/registry-reasons.ts';
import type { Reason } from '../sources/registry/registry-reasons.ts';
import type { OtherWay, RegistryRecord } from '../sources/registry/registry-record.ts';
import { launchOf } from './crawl/launch-of.ts';
import { notListed } from './listed-server.ts';
import type { ListedServer } from './listed-server.ts';
import type { Plan, PlannedServer } from './scan/plan/planned-server.ts';

type UsableRecord = Extract<RegistryRecord, { kind: 'server' }>;

/** Reasons that say that something is written wrongly; what others say of is of a kind that is not started here. */
const wrong: readonly Reason[] = ['bad-record', 'bad-package', 'bad-address'];

/** How to list what a record comes to, and the ways beside it that are written wrongly. `at`: where it stands in its list, from 1. */
export function planRecords(record: RegistryRecord, at = 1): Plan[] {
  const name = record.name === '' ? `entry ${at}` : record.name;
  switch (record.kind) {
    case 'server': return [planRecord(record), ...(record.others ?? []).flatMap((other) => badWay(name, other))];
    case 'unusable': return [instead(name, notListed(name, { cause: 'bad-entry', says: `its record ${reasons[record.because]}.`, remedy: 'Name what starts it: npm:, pypi: or oci: and its package, or its address.' }))];
    case 'deleted': return [passed(name, 'the registry removed it')];
    case 'older': return [passed(name, 'its record is of a version that is not the newest')];
  }
}

/** How to list the server of a registry's record that somebody has in a file: as a crawl would, with stand-ins for what it requires. */
export function planRecord({ name, spec, others = [] }: UsableRecord): PlannedServer {
  const source = sourceOf(spec);
  const usual = `It was started as its record says, with stand-ins for values. With values of yours: ${source} and --env, --arg.`;
  const left = others.length === 0 ? [] : [`Its record names other ways, which were not looked at: ${others.map(({ what, because }) => `${what}${because === null ? '' : ` (${because})`}`).join(', ')}.`];
  const notes = [...(source === null ? [] : [usual]), ...left];
  return { server: `${name} (${source ?? spec.url ?? ''})`, key: name, launch: { ...launchOf(spec), givenBy: 'options' }, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

function badWay(name: string, { what, because }: OtherWay): Plan[] {
  if (because === null || !wrong.includes(because)) return [];
  const server = `${name} (${what})`;
  return [instead(server, notListed(server, { cause: 'bad-entry', says: `this part of its record ${reasons[because]}.`, remedy: 'Correct it, or take it out of the record.' }))];
}

function passed(server: string, says: string): Plan {
  return instead(server, { server, tools: [], outcome: 'skipped', problem: { cause: 'not-current', says: `${says}.`, remedy: 'Name its package, to have it judged anyway: npm:, pypi: or oci:.' } });
}

function instead(server: string, listed: ListedServer): Plan {
  return { server, key: server, instead: listed };
}

/** What to name instead where values of one's own are to be given; null for an address. */
function sourceOf({ npm, pypi, oci }: UsableRecord['spec']): string | null {
  if (npm !== undefined) return `npm:${npm.package}@${npm.version}`;
  if (pypi !== undefined) return `pypi:${pypi.package}@${pypi.version}`;
  return oci === undefined ? null : `oci:${oci.image}`;
}
