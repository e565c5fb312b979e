import type { Observed } from '../../connect/observed.ts';
import { hostAndPort } from '../../schema/network/host-rule.ts';
import type { CrawlCause } from '../crawl/crawl-causes.ts';
import { addCauses } from './add-causes.ts';
import type { AddCause } from './add-causes.ts';

/** A failure of the last try, or one that says more than it. */
export interface WhyNot { cause: AddCause; says: string; remedy: string }

/** The last try. `kind`: what its manifest calls it, where that is no server. */
export interface LastTry { cause: CrawlCause; says: string; remedy: string; written: string; observed: Observed; kind: { kind: string; proof: string } | null }

/** Failures behind which another one may stand. */
const open: ReadonlySet<CrawlCause> = new Set<CrawlCause>(['exited', 'not-mcp', 'timeout', 'refused', 'start-failed']);

/** What a program's words tell of the reason, the surest first. */
const signs: readonly (readonly [RegExp, Exclude<AddCause, CrawlCause>])[] = [
  [/ERR_DLOPEN|could not locate the bindings|invalid ELF|\.node['"]|prebuil[dt]|postinstall|platform package|binary (?:was )?not (?:found|installed|downloaded)|cannot find native/i, 'needs-scripts'],
  [/ERR_MODULE_NOT_FOUND|Cannot find (?:module|package)|ERR_PACKAGE_PATH|does not provide an export|SyntaxError|ERR_UNSUPPORTED_DIR|ERR_REQUIRE_ESM|is not a function/i, 'broken-package'],
  [/\bis deprecated|has been (?:deprecated|renamed|moved|discontinued)/i, 'deprecated'],
  [/\b401\b|\b403\b|unauthori[sz]ed|forbidden|invalid (?:api )?(?:key|token|credential)|authentication (?:failed|error|required)|not authenticated|log ?in|sign ?in|device code|credentials|authori[sz]e|(?:key|token) is required/i, 'needs-credentials'],
  [/ECONNREFUSED|is (?:not|n't) (?:running|installed)|spawn .{1,80} ENOENT|command not found|not found in PATH|executable|could not connect|failed to connect|connection (?:refused|failed)|only supported on|unsupported platform|macOS/i, 'needs-application'],
  [/config(?:uration)? (?:file|is required)|cannot find config|failed to (?:load|read|parse) config|satisfies the schema/i, 'needs-config'],
];
/** Names that were not found, and ways that are shut: of a program that says so, the network is what it lacks. */
const noNetwork = /ENOTFOUND|EAI_AGAIN|ENETUNREACH|getaddrinfo|fetch failed|network (?:error|request failed)|HTTP.{0,20}\b(?:403|407)\b.{0,60}(?:proxy|gate)/i;

/** Why a package was not listed after all tries, as far as that can be told. */
export function whyNotListed({ cause, says, remedy, written, observed, kind }: LastTry): WhyNot {
  const as = (other: AddCause, more = '') => ({ cause: other, says: `${says.replace(/\.$/, '')}${more}.`, remedy: addCauses[other] });
  if (!open.has(cause)) return { cause, says, remedy };
  if (kind !== null) return as('no-server', `; ${kind.proof}`);
  const refused = observed.asked?.filter(({ allowed }) => !allowed).map(({ host, port }) => hostAndPort(host, port)) ?? [];
  const words = `${written}\n${says}`;
  const sign = signs.find(([pattern]) => pattern.test(words))?.[1];
  if (sign === 'needs-scripts' || sign === 'broken-package') return as(sign);
  if (refused.length > 0) return as('needs-network', `; it asked for ${[...new Set(refused)].slice(0, 4).join(', ')}`);
  if (noNetwork.test(words)) return as('needs-network');
  return sign === undefined ? { cause, says, remedy } : as(sign);
}
