import { z } from 'zod';
import { toolStateSchema } from './state.ts';

/** What may be different between two definitions of one tool, or two listings of one server. */
export const moveKinds = {
  'class': 'the class of the tool', 'severity': 'how bad one call can get', 'decision': 'what is recommended', 'leg': 'a leg of the lethal trifecta',
  'flag': 'what else the definition shows', 'finding': 'what no definition should hold', 'hint': 'a hint of the author', 'disputed': 'a hint that the definition speaks against',
  'parameter': 'a parameter that came or went', 'parameter-risk': 'what a parameter lets a caller do', 'required': 'whether a parameter must be given', 'type': 'the type of a parameter',
  'values': 'the values a parameter may have', 'default': 'what a call without a parameter gets', 'action': 'an action of a tool with several',
  'title': 'the title', 'description': 'the description', 'schema-words': 'words in its schemas', 'structure': 'something else of the definition',
  'name': 'the name a server gives itself', 'unsteady': 'whether a server says the same twice in one session', 'texts': 'what a server says besides its tools',
} as const satisfies Record<string, string>;
export type MoveKind = keyof typeof moveKinds;

/** One difference. `from` and `to` are null where there was, or is, nothing. */
export const moveSchema = z.strictObject({
  what: z.enum(Object.keys(moveKinds) as [MoveKind, ...MoveKind[]]),
  at: z.string().optional().describe('What of it: a parameter, a hint, a flag, a part of the definition.'),
  from: z.string().nullable(),
  to: z.string().nullable(),
  isRisk: z.boolean().describe('Whether it lets a call do more harm than before, or hides that it does.'),
  isWording: z.boolean().describe('Whether only words differ.'),
});
export type Move = z.infer<typeof moveSchema>;

/** What became of a tool. */
export const toolChangeKinds = { added: 'is new', removed: 'is gone', renamed: 'has another name', changed: 'is different', rejudged: 'is the same, and judged otherwise by what stands around it' } as const satisfies Record<string, string>;
export type ToolChangeKind = keyof typeof toolChangeKinds;

const told = toolStateSchema.pick({ sha256: true, class: true, severity: true, decision: true });

/** A tool that is different. */
export const toolChangeSchema = z.strictObject({
  kind: z.enum(Object.keys(toolChangeKinds) as [ToolChangeKind, ...ToolChangeKind[]]),
  name: z.string(),
  was: z.string().optional().describe('Its name before, where that was another.'),
  before: told.optional().describe('What it was; absent for one that is new.'),
  now: told.optional().describe('What it is; absent for one that is gone.'),
  moves: z.array(moveSchema).describe('The gravest first.'),
  isRisk: z.boolean(),
  isWording: z.boolean().describe('Whether only words differ.'),
});
export type ToolChange = z.infer<typeof toolChangeSchema>;

/** What became of a server, worst last. `unknown`: it was not, or not wholly, listed on one side, so nothing is said to be unchanged. */
export const serverChangeStates = { unchanged: 'nothing is different', wording: 'only words are different', changed: 'different, without more risk', risk: 'different, with more risk', unknown: 'not known' } as const satisfies Record<string, string>;
export type ServerChangeState = keyof typeof serverChangeStates;

const side = z.strictObject({ version: z.string().optional(), tools: z.number().int() });

/** How a server differs from what it was. */
export const serverChangeSchema = z.strictObject({
  server: z.string(),
  state: z.enum(Object.keys(serverChangeStates) as [ServerChangeState, ...ServerChangeState[]]),
  before: side.nullable().describe('Null where it was not there.'),
  now: side.nullable().describe('Null where it is not there.'),
  problem: z.string().optional().describe('Why it is not known.'),
  moves: z.array(moveSchema).describe('Of the server as a whole.'),
  tools: z.array(toolChangeSchema).describe('The gravest first, then by name.'),
});
export type ServerChange = z.infer<typeof serverChangeSchema>;

/** What `diff`, `verify` and `lock` print as JSON. */
export const changeReportSchema = z.strictObject({
  toolrisk: z.string(),
  rules: z.string().describe('State of the rules that both sides were judged by.'),
  old: z.string().describe('What it was, as the command line named it.'),
  new: z.string().describe('What it is.'),
  notes: z.array(z.string()).optional().describe('What should be known of the comparison.'),
  servers: z.array(serverChangeSchema),
});
export type ChangeReport = z.infer<typeof changeReportSchema>;

