import { PlaceError, PlaceErrors } from '../../../text/errors/place-error.ts';
import { terminal } from '../../../text/terminal.ts';

/**
 * What a caller is told of an error, in a line: bad input as it is said to people. A defect is told to the person who runs this, with its
 * stack, and no word of it to the model: it may hold anything.
 */
export function toolError(name: string, error: unknown): string {
  if (error instanceof PlaceErrors) return terminal(error.errors[0]?.message ?? error.message);
  if (error instanceof PlaceError) return terminal(error.message);
  process.stderr.write(`mcp: ${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  return `${name}: failed by a defect of toolrisk. Look at what it wrote to standard error.`;
}
