// Builds the site: `TOOLRISK_BUILD=<records> TOOLRISK_OUT=<folder> node site/build.ts`. Speaks on standard error.
import { buildSite } from './steps/build-site.ts';
import type { PlaceError } from '../src/text/errors/place-error.ts';

try {
  await buildSite((line) => process.stderr.write(`${line}\n`));
} catch (error) {
  // By name: what Astro bundled throws its own copy of the class.
  if ((error as Error).name !== 'PlaceError') throw error;
  process.stderr.write(`${(error as PlaceError).message}\n`);
  process.exitCode = (error as PlaceError).exitCode;
}
