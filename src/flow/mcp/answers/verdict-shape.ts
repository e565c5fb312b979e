import { z } from 'zod';
import { shownReading } from '../../../schema/verdict/shown-reading.ts';
import type { Assessment } from '../../../schema/verdict/assessment.ts';
import { classes, decisions, severities, termsOf } from '../../../schema/vocabulary.ts';
import { plainName } from './plain-name.ts';

export const classShape = z.enum(termsOf(classes));
export const severityShape = z.enum(termsOf(severities));
export const decisionShape = z.enum(termsOf(decisions));
const readingShape = z.object({ class: classShape, severity: severityShape });

/** The verdict on a tool in a row of an answer. */
export const verdictShape = z.object({
  server: z.string(),
  tool: z.string().describe('Its name, with hidden characters written out; one that is a sentence is withheld.'),
  class: classShape,
  severity: severityShape.describe('How bad one mistaken call can get, by the reading that the decision follows.'),
  decision: decisionShape.describe('What a policy should do with a call.'),
  confidence: z.number().describe('Share of right classes among tools with such evidence, 0 to 1.'),
  milder: readingShape.optional().describe('The likelier reading, where that is a milder one.'),
});
export type Verdict = z.infer<typeof verdictShape>;

/** What a row needs of an assessment: as committed, or whole. */
export interface JudgedTool extends Pick<Assessment, 'name' | 'class' | 'severity' | 'couldBe' | 'decision'> { confidence: number | { value: number }; headline?: Assessment['headline'] }

/** The row of a tool. */
export function verdictRow(server: string, tool: JudgedTool): Verdict {
  const { class: badge, severity, milder } = shownReading({ ...tool, headline: tool.headline ?? tool.couldBe?.severity ?? tool.severity });
  const confidence = typeof tool.confidence === 'number' ? tool.confidence : tool.confidence.value;
  return { server, tool: plainName(tool.name), class: badge, severity, decision: tool.decision, confidence, ...(milder !== null && { milder }) };
}
