import { resolve } from 'node:path';
import { readFileText } from '../../flow/read/read-file-text.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { checkReports, isClean, sayCounts } from '../../report/policy/check-report.ts';
import type { FormatId } from '../../report/formats/formats.ts';
import type { TargetId } from '../../schema/policy.ts';
import { sayLevel } from '../../schema/proof.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { checkPolicy } from '../../targets/check/check-policy.ts';
import type { InstalledPolicy } from '../../targets/check/check-request.ts';
import { targets } from '../../targets/targets.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import type { Context } from '../context.ts';
import type { PolicyServer } from './policy-servers.ts';
import { reportStyle } from '../options/report-style.ts';

/** Reads an installed policy as its product does; what is given back compares it with the recommendation. Throws `PlaceError`. */
export async function openCheck(id: TargetId, { check, format = 'table' }: { check: string; format?: FormatId }, context: Context): Promise<(servers: readonly PolicyServer[], rules: string) => Promise<void>> {
  const installed = await readInstalled(id, check, context);
  return async (servers, rules) => {
    const checks = checkPolicy(installed, servers, nearestNames);
    const head = { toolrisk: toolriskVersion, rules, product: installed.target.label, file: check };
    await context.out(checkReports[format](checks, head, reportStyle(process.stdout, process.env)));
    // What nobody tried may be read otherwise by the product, so a clean check of it says less.
    if (installed.target.proof.level === 'documented') context.say(`${installed.target.label}: ${sayLevel(installed.target.proof)}. ${installed.target.proof.says}`);
    if (format === 'jsonl' || format === 'json') context.say(sayCounts(checks));
    if (!isClean(checks)) context.codes.push(1);
  };
}

/** An installed policy. Throws `PlaceError` for what cannot be read, or what the product would not take. */
export async function readInstalled(id: TargetId, place: string, { cwd }: Context): Promise<InstalledPolicy> {
  const target = targets[id];
  if (target.read === undefined || target.decide === undefined) throw new PlaceError(place, `toolrisk cannot read what ${target.label} does with a policy`, 'Ask the product itself.');
  const text = await readFileText(resolve(cwd, place), place);
  return { target, text, data: target.read(text, place) };
}
