import { Command, Option } from 'commander';
import { gatherSession } from '../../flow/scan/gather-session.ts';
import { scanSources } from '../../flow/scan/scan-sources.ts';
import type { NamedRequest } from '../../flow/scan/scan-sources.ts';
import type { JudgedServer } from '../../flow/scan/scan-source.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { formats } from '../../report/formats/formats.ts';
import type { FormatId } from '../../report/formats/formats.ts';
import type { ScannedServer, ConfiguredAt } from '../../report/scanned-server.ts';
import { textNotes } from '../../report/notes/session-notes.ts';
import { placeText } from '../../report/notes/listing-notes.ts';
import { severities, termsOf } from '../../schema/vocabulary.ts';
import type { Severity } from '../../schema/vocabulary.ts';
import { shownName } from '../../text/shown-name.ts';
import type { Context } from '../context.ts';
import { failOn as gatherFailing } from '../exit/fail-on.ts';
import type { Failing } from '../exit/fail-on.ts';
import { isUnseen } from '../listed/is-unseen.ts';
import { problemLine } from '../listed/problem-line.ts';
import { toldLines } from '../listed/told-lines.ts';
import { reportStyle } from '../options/report-style.ts';
import { addSourceOptions, scanRequests } from '../options/source-options.ts';
import type { SourceOptions } from '../options/source-options.ts';

interface ScanOptions extends SourceOptions {
  format: FormatId;
  failOn?: Severity;
  tokens?: boolean;
}

const examples = `
Examples:
  toolrisk scan tools.json                     a tools/list answer in a file
  cat tools.jsonl | toolrisk scan -            JSON Lines, one tool a line
  toolrisk scan .mcp.json                      every server of a client's config
  toolrisk scan .                              client configs of this folder
  toolrisk scan a.json .mcp.json               several sources, one report
  toolrisk scan --installed                    those of all clients here
  toolrisk scan filesystem                     a catalog server, as recorded
  toolrisk scan npm:@modelcontextprotocol/server-memory --yes
                                               install, start, list, end
  toolrisk scan npm:@modelcontextprotocol/server-memory --yes --sandbox docker
                                               the same in a container
  toolrisk scan pypi:mcp-server-fetch --yes    by uvx; oci:host/image by docker
  toolrisk scan https://example.com/mcp --bearer-env MY_TOKEN
  toolrisk scan https://example.com/mcp --login
                                               prints an address to sign in at
  toolrisk scan -- node server.js --port 0     your own command, after --
  toolrisk scan tools.json --fail-on high      exit 1 when one is high or worse

A server is only asked for its list of tools; no tool is ever called.`;

/** `toolrisk scan`: classify the tools of a source. */
export function scanCommand(context: Context): Command {
  return addSourceOptions(new Command('scan')
    .description('classify the tools of a server, a config or a dump')
    .argument('[source...]', 'dump, config, URL, npm:, pypi: or oci:<name>, catalog id, . or - (see the examples)')
    .addOption(new Option('--format <format>', 'how to report').choices(termsOf(formats)).default('table'))
    .addOption(new Option('--fail-on <severity>', 'exit 1 when a tool is this severe or worse; orders to the model and other findings count as high').choices(termsOf(severities)))
    .option('--tokens', 'count the tokens each definition costs a model'))
    .addHelpText('after', examples)
    .action(async (sources: string[], options: ScanOptions, command: Command) => {
      // Before anything is started: it is not installed everywhere.
      if (options.tokens === true) await import('../../flow/count-tokens.ts');
      const requests = await scanRequests(sources, command.optsWithGlobals<ScanOptions>(), context);
      const [first] = requests as [typeof requests[number]];
      await scan(requests.map((request) => ({ ...request, tokens: options.tokens === true })), { ...options, rules: first.knowledge.version }, context, first.done);
    });
}

async function scan(requests: readonly NamedRequest[], { format, failOn, rules }: ScanOptions & { rules: string }, context: Context, clear: () => void): Promise<void> {
  const report = formats[format]({ toolrisk: toolriskVersion, rules }, reportStyle(process.stdout, process.env));
  const session = gatherSession();
  const failing = failOn === undefined ? null : gatherFailing(failOn);
  let begun = false;
  let tools = 0;
  try {
    for await (const judged of scanSources(requests)) {
      clear();
      session.add(judged);
      const scanned = reported(judged);
      await context.out((begun ? '' : report.begin()) + report.server(scanned));
      begun = true;
      tools += scanned.tools.length;
      note(scanned, format, context);
      failing?.add(scanned);
    }
  } finally {
    clear();
    if (begun) await context.out(report.end(session.conclude()));
  }
  sayFailing(failing, context);
  if (tools > 0) return;
  if (!begun) await context.out(report.begin() + report.end());
  context.codes.push(3);
  context.say('scan: saw no tools, so nothing is known to be fine. Look at the source.');
}

/** A judged server without what only its judging needed. */
function reported({ server, version, outcome, from, sandbox, notes, problem, changedWhileListing, tools, combination, texts, collisions, network, states, advisories }: JudgedServer): ScannedServer {
  return {
    server, ...(version !== undefined && { version }), outcome, ...(from && { from }), ...(sandbox && { sandbox }), ...(notes && { notes }), ...(problem && { problem }), ...(changedWhileListing && { changedWhileListing }), ...(states && { states }), ...(advisories && { advisories }), ...(combination && { combination }), ...(texts && { texts }), ...(collisions && { collisions }),
    ...(network && { network }), tools,
  };
}

function note({ server, from = [], outcome, problem, tools, sandbox, notes, network, texts }: ScannedServer, format: FormatId, context: Context): void {
  if (isUnseen({ outcome, ...(problem && { problem }) })) context.codes.push(3);
  // The other formats say it themselves.
  if (format !== 'json' && format !== 'jsonl') return;
  if (problem !== undefined) context.say(problemLine(placed(server, from), outcome, problem));
  // Of JSON the server has it, of JSON Lines each tool.
  const isNamed = sandbox === undefined || format === 'json' || tools.length > 0;
  for (const line of toldLines({ server, ...(notes && { notes }), ...(network && { network }), ...(!isNamed && { sandbox }) })) context.say(line);
  for (const { label, text } of texts === undefined || format === 'json' ? [] : textNotes(texts)) context.say(`${label}: ${shownName(server)}: ${text}`);
}

/** A server with the clients and files that have it. */
function placed(server: string, from: readonly ConfiguredAt[]): string {
  return from.length === 0 ? server : `${server} (${from.map(placeText).join('; ')})`;
}

function sayFailing(failing: Failing | null, context: Context): void {
  const because = failing?.because() ?? null;
  if (because === null) return;
  context.codes.push(1);
  context.say(because);
}
