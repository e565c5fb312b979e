import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { checkReports, isClean, sayCounts } from '../../report/policy/check-report.ts';
import type { FormatId } from '../../report/formats/formats.ts';
import type { TargetId } from '../../schema/policy.ts';
import { sayLevel } from '../../schema/proof.ts';
import { nearestNames } from '../../sources/nearest-names.ts';
import { checkPolicy } from '../../targets/check/check-policy.ts';
import type { Context } from '../context.ts';
import { readInstalled } from './policy-files.ts';
import type { PolicyServer } from './policy-servers.ts';
import { reportStyle } from '../options/report-style.ts';
import { sayModes } from './say-modes.ts';

/** Reads an installed policy as its product does; what is given back compares it with the recommendation. Throws `PlaceError`. */
export async function openCheck(id: TargetId, { check, format = 'table' }: { check: string[] | true; format?: FormatId }, context: Context): Promise<(servers: readonly PolicyServer[], rules: string) => Promise<void>> {
  const installed = await readInstalled(id, check, context);
  return async (servers, rules) => {
    const checks = checkPolicy(installed, servers, nearestNames);
    const files = (installed.parts ?? []).map(({ place }) => place);
    const head = { toolrisk: toolriskVersion, rules, product: installed.target.label, file: check === true ? files.join(', ') : check.join(', ') };
    if (files.length > 1 || check === true) context.say(`files read, the stronger last: ${files.join(', ')}`);
    await context.out(checkReports[format](checks, head, reportStyle(process.stdout, process.env)));
    // What nobody tried may be read otherwise by the product, so a clean check of it says less.
    if (installed.target.proof.level === 'documented') context.say(`${installed.target.label}: ${sayLevel(installed.target.proof)}. ${installed.target.proof.says}`);
    sayModes(installed.target, context);
    if (format === 'jsonl' || format === 'json') context.say(sayCounts(checks));
    if (!isClean(checks)) context.codes.push(1);
  };
}
