import type { Assessment } from '../schema/verdict/assessment.ts';
import { assessmentText } from './formats/assessment-text.ts';
import { findingNotes } from './notes/finding-notes.ts';
import { jsonText } from './json-text.ts';

/** A tool as JSON reports have it: its assessment, and `findings`, what its definition holds that none should, in words, where there is such a thing. */
export function toolText(tool: Assessment): string {
  const findings = findingNotes(tool);
  return findings.length === 0 ? assessmentText(tool) : `${assessmentText(tool).slice(0, -1)},"findings":${jsonText(findings)}}`;
}
