import type { EffectWords } from './say-effect.ts';

/** That all else of a server is denied; `without` completes "… is denied as long as …". */
export function restDenied(without: string): EffectWords['rest'] {
  return { tool: (title) => `Every other tool of ${title} is denied as long as ${without}.`, server: addedDenied };
}

/** That tools which nobody listed are denied. */
export function addedDenied(title: string): string {
  return `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`;
}
