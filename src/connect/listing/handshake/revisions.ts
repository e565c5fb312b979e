/** The newest revision of MCP with a handshake (`initialize`), the one that servers are offered. */
export const sessionRevision = '2025-11-25';

/** The revisions before it, newest first: offered where that one is refused. */
export const olderRevisions: readonly string[] = ['2025-06-18', '2025-03-26', '2024-11-05'];

/** The first revision without one: each request stands alone and says who asks (`server/discover` instead of `initialize`). */
export const statelessRevision = '2026-07-28';

/** Whether a revision is of that second era. Their names are dates. */
export function isStateless(revision: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(revision) && revision >= statelessRevision;
}

/** A date that stands alone: in a time stamp it names no revision. */
const names = /(?<![\w.-])20\d\d-[01]\d-[0-3]\d(?![\w-]| \d\d:\d\d)/g;

/** The revisions that a text names, newest first. */
export function revisionsIn(text: string): string[] {
  return [...new Set(text.match(names))].sort().reverse();
}
