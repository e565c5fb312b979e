/** What keeps a text from being JSON, as a clause that repeats nothing of it; empty where it is JSON. */
export function jsonProblem(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return saidOf(text, (error as Error).message);
  }
}

function saidOf(text: string, message: string): string {
  const at = /at position (\d{1,12})/.exec(message)?.[1];
  if (/^Bad control character/.test(message) && at !== undefined) return `the control byte 0x${text.charCodeAt(Number(at)).toString(16).padStart(2, '0')} stands in one of its texts as it is`;
  if (/^Unexpected end|^Unterminated/.test(message)) return 'it is cut short';
  return at === undefined ? 'it is broken' : `it is broken at its character ${Number(at) + 1}`;
}
