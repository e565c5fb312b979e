import { PlaceError } from '../text/errors/place-error.ts';

/** Packages that few need and that weigh much: optional peers of toolrisk, with the versions it is tested with, and what they are for. */
export const optionalPackages = {
  'gpt-tokenizer': { version: '^4.0.0', needed: 'to count tokens' },
  bullmq: { version: '^6.7.0', needed: 'for a queue' },
  ioredis: { version: '^5.11.1', needed: 'for a queue' },
} as const satisfies Record<string, { version: string; needed: string }>;
export type OptionalPackage = keyof typeof optionalPackages;

/** The optional package that an import did not find; null for any other error. */
export function missingPackage(error: unknown): OptionalPackage | null {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  const name = code === 'ERR_MODULE_NOT_FOUND' ? /^Cannot find package '([^']+)'/.exec(message)?.[1] ?? '' : '';
  return Object.hasOwn(optionalPackages, name) ? name as OptionalPackage : null;
}

/** How to get it, and what is needed for the same, as a sentence. */
export function installLine(name: OptionalPackage): string {
  const { needed } = optionalPackages[name];
  const together = Object.entries(optionalPackages).filter(([, other]) => other.needed === needed).map(([other, { version }]) => `${other}@${version}`);
  return `Install it beside toolrisk: npm install ${together.join(' ')} (with -g where toolrisk is installed so).`;
}

/** What to say of a package that is needed now and is not there. */
export function missingError(name: OptionalPackage): PlaceError {
  return new PlaceError(name, `is needed ${optionalPackages[name].needed}, and not installed`, installLine(name));
}
