import type { Target } from '../../schema/policy.ts';

/** A language in which a product keeps its policies: how plain data is printed in it, and read from it. */
export interface Format {
  language: Target['file']['language'];
  print: Target['print'];
  read: NonNullable<Target['read']>;
}
