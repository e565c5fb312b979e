import type { Lack } from './lacks.ts';
import { plainLines } from './plain-lines.ts';

const complains = /ENOENT|no such file|not found|does not exist|doesn't exist|cannot (?:open|read|find)|could not (?:open|read|find)|missing|unable to (?:open|read|find|load)|no .{1,30} file/i;
/** A path, or a name, with the ending of a file that somebody writes. */
const file = /^[\w@.~/-]+\.(?:json|jsonc|yaml|yml|toml|env|pem|key|txt|db|sqlite|ini|conf)$/;
const longest = 200;

/** Files that a program did not find where it keeps its settings: below its home, or below the folder it starts in. */
export function lackingFiles(words: string): Lack[] {
  const found = plainLines(words).filter((line) => complains.test(line) && !/node_modules|^at |package\.json|cannot find (?:module|package)|tsconfig/i.test(line))
    .flatMap((line) => line.split(/[\s"'`(),=:;]/).map((word) => word.replace(/\.$/, '')).filter((word) => word.length <= longest && file.test(word)).map((name) => ({ name, line, hint: {} })));
  return [...new Map(found.map((each) => [each.name, each])).values()].slice(0, 4);
}
