import { secretLetters } from '../../text/secrets/secret-in-option.ts';
import type { SettingsScalar } from './settings-scalar.ts';

/** Tells for a value which short options hold a credential in the command it belongs to: those of the programs that stand beside it. */
export function lettersOf(scalars: readonly SettingsScalar[]): (scalar: SettingsScalar) => string {
  const letters = new Map<string, Set<string>>();
  for (const scalar of scalars) {
    if (!/^(?:command|cmd)$/i.test(scalar.path.at(-1) ?? '') || scalar.previous !== undefined) continue;
    const place = placeOf(scalar);
    for (const letter of secretLetters(nameOf(scalar.value ?? ''))) letters.set(place, (letters.get(place) ?? new Set()).add(letter));
  }
  return (scalar) => [...letters.get(placeOf(scalar)) ?? []].join('');
}

function placeOf({ path }: SettingsScalar): string {
  return JSON.stringify(path.slice(0, -1));
}

/** Without folders and ending: `C:\bin\mysql.exe` is mysql. */
function nameOf(command: string): string {
  return command.slice(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1).replace(/\.exe$/i, '');
}
