import type { z } from 'zod';
import type { sessionOfSchema } from '../schema/output/scan-report.ts';
import type { Severity } from '../schema/vocabulary.ts';
import type { ScannedServer } from './scanned-server.ts';

/** What every report says of itself: which toolrisk and which state of the rules concluded it. */
export interface ReportHead {
  toolrisk: string;
  rules: string;
}

/** How a report is to look. `paint` colours a text, or gives it back as it is. */
export interface ReportStyle {
  /** Width of a line in terminal columns. */
  columns: number;
  paint: (tone: Severity | 'strong' | 'faint', text: string) => string;
}

/** What servers make possible together, and whose session that is: a client's, in one of its projects; nobody's where none is named. */
export type SessionOf = z.infer<typeof sessionOfSchema>;

/** A report under way: text for the beginning, for each server as it comes, and for the end. Holds no server it has printed. */
export interface Report {
  begin(): string;
  server(scanned: ScannedServer): string;
  /** `sessions`: what the servers make possible together, when there are several; those of different clients do not meet. */
  end(sessions?: readonly SessionOf[]): string;
}

/** Makes a report of one format. */
export type ReportFormat = (head: ReportHead, style: ReportStyle) => Report;

/** A style without colours. */
export const plainStyle: ReportStyle = { columns: 80, paint: (_tone, text) => text };
