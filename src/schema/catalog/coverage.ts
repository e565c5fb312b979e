import { z } from 'zod';

/** Why a package that people download is not in the catalog, each with what it means. Only the first three are no servers at all. */
export const leftOut = {
  framework: 'a library or framework to build with: nothing in it is started',
  client: 'a client, or something that installs or manages servers',
  bridge: 'passes on what another server offers',
  'remote-only': 'what it offers is listed by a service elsewhere, and only there',
  'needs-application': 'lists nothing without a program that runs beside it',
  'needs-credentials': 'checks real credentials before it lists',
  dead: 'does not start as it was published last, or was given up',
} as const satisfies Record<string, string>;

/** The id of a reason. */
export type LeftOut = keyof typeof leftOut;

/** Reasons of packages that are no servers. */
export const noServers: readonly LeftOut[] = ['framework', 'client', 'bridge'];

/** A package that speaks of the protocol, and how many download it. */
export interface DemandRow {
  package: string;
  /** Downloads a month, by the registry's count. */
  downloads: number;
  /** The day or month they were counted in. */
  date: string;
  /** Null where nothing speaks against it: it is in the catalog, or was not tried yet. */
  reason: LeftOut | null;
  /** What shows the reason; empty where there is none. */
  proof: string;
}

const share = z.strictObject({ covered: z.int(), of: z.int(), coveredDownloads: z.int(), ofDownloads: z.int() });

/** A part of packages, by their number and by their downloads a month. */
export type CoveredShare = z.infer<typeof share>;

/** What part of the packages that people download has its tools in the catalog. */
export const coverageSchema = z.strictObject({
  date: z.string().describe('The day or month the downloads were counted in.'),
  packages: z.int(),
  servers: share.describe('Of all that are servers.'),
  listable: share.describe("Of those of them that can list without anybody's account."),
  leftOut: z.array(z.strictObject({ reason: z.enum(Object.keys(leftOut) as [LeftOut, ...LeftOut[]]), packages: z.int(), downloads: z.int() })).describe('Packages that are not in the catalog, by what speaks against them.'),
  next: z.array(z.strictObject({ package: z.string(), downloads: z.int() })).describe('The most downloaded that are not in the catalog, and that nothing speaks against.'),
});

/** @see coverageSchema */
export type Coverage = z.infer<typeof coverageSchema>;
