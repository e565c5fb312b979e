/** Of a text what an expression finds at its beginning, or nothing. */
export function beginOf(text: string, begin: RegExp): string {
  return begin.exec(text)?.[0] ?? '';
}

/** A name of a tool as nearly all servers have them, or a pattern of such. */
export const plainToolName = /^[A-Za-z0-9_.*/-]{1,128}$/;
