import { z } from 'zod';
import { knownAdvisorySchema } from '../catalog/advisory.ts';
import { shownStateSchema } from '../catalog/server-state.ts';
import { listChangeSchema } from '../list-change.ts';
import { askedSchema, networkFindings } from '../network/asked.ts';
import type { NetworkSeen } from '../network/asked.ts';
import { assessmentSchema, combinationSchema, nameCollisionSchema, sessionSchema, textFindingsSchema } from '../verdict/assessment.ts';
import { countSchema } from '../verdict/terms.ts';
import { termsOf } from '../vocabulary.ts';
import { sandboxes, scanOutcomes } from './scan-words.ts';

const line = z.string();
const version = z.string().exactOptional().describe('As its package says, or else as it says itself, or as the catalog recorded; absent where nothing says it.');

/** Why a server was not, or not wholly, listed: one line each. */
export const scanProblemSchema = z.strictObject({ cause: line, says: line, remedy: line });

/** Where a server stands. */
export const configuredAtSchema = z.strictObject({
  client: z.string().exactOptional().describe('The client that has it, where it is a client\'s.'),
  file: z.string(),
  project: z.string().exactOptional().describe('Where one file has the servers of several projects.'),
});
const from = z.array(configuredAtSchema).exactOptional().describe('The clients and files that have it, where several were read.');

const networkSeenSchema: z.ZodType<NetworkSeen> = z.strictObject({
  asked: z.array(askedSchema).describe('Places that it asked for, in the order they first came.'),
  direct: countSchema.describe('How often it tried to get past the proxy, as the kernel counted: one attempt may count more than once.'),
  findings: z.array(z.enum(termsOf(networkFindings))),
});

/** How a server was listed, as far as it is said of one of its tools too. */
const howShape = {
  sandbox: z.enum(termsOf(sandboxes)).exactOptional().describe('How its program was shut in; absent for what was not started here.'),
  notes: z.array(line).exactOptional().describe('What should be known of how it was listed: what it was not shown, and what shows it; what of its command was left out.'),
  advisories: z.array(knownAdvisorySchema).exactOptional().describe('Published vulnerabilities of the package in the version that was started, worst first; absent for none known.'),
  network: networkSeenSchema.exactOptional().describe('What its program did about the network while only its list was wanted.'),
};

/** A server with the verdicts on its tools, as every report takes it. */
export const scannedServerSchema = z.strictObject({
  server: z.string(),
  version,
  outcome: z.enum(termsOf(scanOutcomes)),
  from,
  ...howShape,
  states: z.array(shownStateSchema).exactOptional().describe('Whether it is archived, deprecated, renamed or superseded; absent where nobody says so.'),
  problem: scanProblemSchema.exactOptional().describe('With every outcome but `listed` and `empty`.'),
  changedWhileListing: listChangeSchema.exactOptional().describe('How its tools changed between two listings of one session: what is judged is what it said last.'),
  tools: z.array(assessmentSchema).describe('In the order given.'),
  combination: combinationSchema.exactOptional(),
  texts: textFindingsSchema.exactOptional().describe('What was found in its instructions, prompts and resource templates.'),
  collisions: z.array(nameCollisionSchema).exactOptional().describe('Its tools that cannot be told apart by name.'),
});

/** A tool as JSON reports have it. */
const reportedTool = assessmentSchema.extend({ findings: z.array(line).exactOptional().describe('What its definition holds that none should, in words; absent where there is no such thing.') });

/** What servers make possible together, and whose session that is: a client's, in one of its projects; nobody's where none is named. */
export const sessionOfSchema = sessionSchema.extend({ client: z.string().exactOptional(), project: z.string().exactOptional() });

const head = { toolrisk: z.string().describe('Version of toolrisk.'), rules: z.string().describe('State of the rules that the verdicts follow from.') };

/** What `scan --format json` prints. */
export const scanReportSchema = z.strictObject({
  ...head,
  servers: z.array(scannedServerSchema.extend({ tools: z.array(reportedTool).describe('In the order given.') })),
  session: sessionOfSchema.exactOptional().describe('What the servers make possible together; absent for one server.'),
  sessions: z.array(sessionOfSchema).exactOptional().describe('The same where there are several sessions, each with its client: those of different clients do not meet.'),
});

/** A line of `scan --format jsonl`: a tool. */
export const scanLineSchema = reportedTool.extend({
  collision: z.array(z.string()).exactOptional().describe('The first tools that it cannot be told from by name, itself among them where it is one of these.'),
  from,
  version,
  sandbox: howShape.sandbox,
  advisories: z.array(z.string()).exactOptional().describe('Ids of published vulnerabilities that its server falls under.'),
  rules: head.rules,
});

/** What `explain --format json` prints of each tool of the name: its assessment, and how its server was listed. */
export const explanationSchema = assessmentSchema.extend(howShape);
