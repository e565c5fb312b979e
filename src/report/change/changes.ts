import type { ServerChange } from '../../schema/change/change.ts';
import type { ReportHead } from '../report.ts';

/** What was compared with what, and how servers differ. `notes`: what should be known of it, a line each. */
export interface Changes extends ReportHead {
  old: string;
  new: string;
  servers: readonly ServerChange[];
  notes?: readonly string[];
}
