/** Lines of a program that are looked at, and units of each: what it says of its end comes last. */
const mostLines = 240;
const mostUnits = 600;

/** The lines of what a program wrote, without colours and marks, the last of them. */
export function plainLines(words: string): string[] {
  return words.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '').split(/[\r\n]+/).map((line) => line.slice(0, mostUnits).trim()).filter((line) => line !== '').slice(-mostLines);
}

/** Words of a line that says that something is missing, or wrong. */
export const telling = /requir|missing|must|need|not set|n't set|unset|undefined|not defined|not provided|no .{1,40} (?:provided|found|specified|configured)|please (?:set|provide|export|specify|pass|supply)|not (?:specified|found|configured|given)|invalid|cannot be empty|should be|should start|provide|specify/i;
