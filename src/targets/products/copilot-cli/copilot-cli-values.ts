/** Flags and a setting of the environment that let every tool run that nothing denies. */
const wide = ['--allow-all-tools', '--allow-all', '--yolo'];

/**
 * What stands behind a flag, each time that it is given: every word up to the next flag, and each of them may be several with commas
 * between. Behind `=` there is one word. Measured on Copilot CLI 1.0.102.
 */
export function copilotCliValues(words: readonly string[], flag: string): string[] {
  let isOpen = false;
  return words.flatMap((word) => {
    if (word.startsWith('-')) isOpen = word === flag;
    else if (isOpen) return valuesIn(word);
    return word.startsWith(`${flag}=`) ? valuesIn(word.slice(flag.length + 1)) : [];
  });
}

/** The flag that lets everything run, if there is one. */
export function wideFlag(words: readonly string[]): string | undefined {
  return wide.find((flag) => words.includes(flag));
}

function valuesIn(word: string): string[] {
  return word.split(',').map((value) => value.trim()).filter((value) => value !== '');
}
