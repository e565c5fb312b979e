import type { ServerSpec } from '../../../schema/catalog/server-spec.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { launchOf } from '../../crawl/launch-of.ts';
import { lockedInstall } from '../../crawl/record/locked-install.ts';
import { refuseUnreviewed } from '../../crawl/refuse-unreviewed.ts';
import { notListed } from '../../listed-server.ts';
import type { GivenValues } from './given-values.ts';
import type { Plan } from './planned-server.ts';

/** A server of a catalog, by its file. */
export interface CatalogServer { server: string; catalog: string; spec: ServerSpec }

/** Whether a person gives a server something. */
export function givesAnything({ args, env, bin }: GivenValues): boolean {
  return args.length > 0 || Object.keys(env).length > 0 || bin !== undefined;
}

/**
 * How to list a server of a catalog with what a person gives it: started as its file says, with the packages it was last listed with, and
 * with the arguments behind those of the file. Throws `PlaceError` for what it does not take.
 */
export async function planCatalogServer({ server, catalog, spec }: CatalogServer, given: GivenValues): Promise<Plan> {
  if (spec.url !== undefined) throw new PlaceError(server, 'is an address, which takes no variable, argument or command', 'Leave --env, --arg and --bin out.');
  if (given.bin !== undefined && spec.npm === undefined) throw new PlaceError('--bin', `${server} is no npm package`, 'Leave it out.');
  const refusal = refuseUnreviewed(spec, false, 'auto');
  if (refusal !== null) return { server, instead: notListed(server, { cause: refusal.cause, says: refusal.says, remedy: 'Read its server file and take "unreviewed" out.' }) };
  const launch = launchOf({ ...spec, args: [...spec.args, ...given.args], env: { ...spec.env, ...given.env }, ...(spec.npm && given.bin !== undefined && { npm: { ...spec.npm, bin: given.bin } }) });
  const lock = await lockedInstall(catalog, server, spec);
  return { server, launch: { ...launch, givenBy: 'options', secrets: Object.values(given.env), ...(launch.kind === 'npm' && lock !== null && { lock }) } };
}
