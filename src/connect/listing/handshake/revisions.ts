/** The newest revision of MCP with a handshake (`initialize`), the one that servers are offered. */
export const sessionRevision = '2025-11-25';

/** The first revision without one: each request stands alone and says who asks (`server/discover` instead of `initialize`). */
export const statelessRevision = '2026-07-28';

/** Whether a revision is of that second era. Their names are dates. */
export function isStateless(revision: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(revision) && revision >= statelessRevision;
}
