import type { z } from 'zod';
import { PlaceError } from './place-error.ts';

/** What a Zod schema finds wrong with a file, one `PlaceError` per finding: where in it, what, what to do. */
export function zodErrors(place: string, error: z.ZodError): PlaceError[] {
  return error.issues.map((issue) => {
    const where = issue.path.map(String).join('.');
    return new PlaceError(place, where === '' ? issue.message : `"${where}": ${issue.message}`, remedy(issue));
  });
}

function remedy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Remove ${issue.keys.map((key) => `"${key}"`).join(', ')} or correct the spelling.`;
  return 'Correct it.';
}
