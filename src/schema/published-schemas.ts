import { z } from 'zod';
import { accuracySchema } from './accuracy.ts';
import { addReportSchema } from './catalog/add-report.ts';
import { coverageSchema } from './catalog/coverage.ts';
import { crawlReportSchema } from './catalog/crawl-report.ts';
import { catalogIndexSchema, serverRecordSchema } from './catalog/record.ts';
import { changeReportSchema } from './change/change.ts';
import { lockSchema } from './change/lock.ts';
import { changesIndexSchema, serverReleasesSchema } from './change/releases.ts';
import { catalogLineSchema } from './output/catalog-line.ts';
import { evaluationSchema } from './output/evaluation.ts';
import { policyCheckReportSchema, policyFindingSchema, policySimulationSchema, simulatedCallSchema } from './output/policy-report.ts';
import { requestFileSchema } from './output/policy-request.ts';
import { productsSchema } from './output/products.ts';
import { registryListSchema } from './output/registry-list.ts';
import { explanationSchema, scanLineSchema, scanReportSchema } from './output/scan-report.ts';
import { serverListSchema } from './output/server-list.ts';
import { toolPageSchema } from './output/tool-page.ts';
import { assessmentSchema } from './verdict/assessment.ts';

/**
 * What is published as JSON and has a schema that others may rely on. `sha256`: of the published file, which
 * never changes: another form is another version, and both stay published.
 */
const published = {
  'accuracy': { version: 1, schema: accuracySchema.describe('How often verdicts are right: `/api/v1/accuracy.json`.'), sha256: '5c786a3a999b4e3cb6cfd857de8ea5e9ce6c603a81f90cda83c1f27be637a55c' },
  'add-report': { version: 1, schema: addReportSchema, sha256: '11eb308285b60248aa79bd855d4730305b0ef4b89d76746e241968cf0d181963' },
  'assessment': { version: 1, schema: assessmentSchema.describe('What toolrisk concludes about one tool.'), sha256: '4e665e41b2416ee783c8adcf2627dda2b9ec8158e0f5d268c12555f90d3b7785' },
  'catalog-index': { version: 1, schema: catalogIndexSchema.describe('All servers, with counts by class, severity and decision: `/api/v1/index.json`.'), sha256: '061197ed9bf0850b197e85c725e59ee973f4439b87a3283adbde540fbca1a305' },
  'catalog-line': { version: 1, schema: catalogLineSchema.describe('A line of `catalog.jsonl.gz`: a tool.'), sha256: '13adcc036ea1467eb0023585d0648c89f37fa1fd2e0582e2942218e1f5a8d2e9' },
  'change-report': { version: 1, schema: changeReportSchema, sha256: 'a154e39bfc0ac8e535d35cc365c4384139540b7be9ea702afb29db0c748c74ef' },
  'changes-index': { version: 1, schema: changesIndexSchema, sha256: 'b536c683dd14b740d593bf0e8e0a54e2022d6f85dc5608fc0eba5a2ce8c57f8c' },
  'coverage': { version: 1, schema: coverageSchema.nullable().describe('What part of the demand the catalog covers, null where it has no list of it: `/api/v1/coverage.json`.'), sha256: '9c01129514697a1334011f3506d80250f1d267108993f6576053a1eddbbaea65' },
  'crawl-report': { version: 1, schema: crawlReportSchema, sha256: '1a4b5915bd0d75f9d699862bd04f270659a6b3adcc67c59bc59bee02f812b3d1' },
  'evaluation': { version: 1, schema: evaluationSchema.describe('What `evaluate --format json` prints of each file of labels.'), sha256: '131a7c108608cad5b5924b1bcd2b960f2f3421079d15c2e717dcc60607a39167' },
  'explanation': { version: 1, schema: explanationSchema.describe('What `explain --format json` prints, a line for each tool of the name.'), sha256: '6104e66bd0cfffe66b236800ce36925e6d4a3a5af96daa7463f87f0a25a9ce26' },
  'lock': { version: 1, schema: lockSchema, sha256: '3ec9f99b85dd4262f669a1be7b5df86f879d994decd3acaa3917b50de314fb8a' },
  'policy-check': { version: 1, schema: policyCheckReportSchema.describe('What `policy --check --format json` prints.'), sha256: '0bb950305b9c400d5afe3db5054381bb039b5dfee7902d5cb2c9c3d8d27fac49' },
  'policy-finding': { version: 1, schema: policyFindingSchema.describe('A line of `policy --check --format jsonl`: a finding.'), sha256: 'c82d77c7ec59da00262be99ebce2ddd5ab737e1dd6a6435d63beb1b387874e23' },
  'policy-request': { version: 1, schema: requestFileSchema.describe('What a policy of any product is made from: `/api/v1/requests/<server>.json`.'), sha256: 'cdbc599cba94fa7993302779635a924844fa39f672f2e8edcb0205e4a65cfd1f' },
  'policy-simulation': { version: 1, schema: policySimulationSchema.describe('What `policy --simulate --format json` prints.'), sha256: 'c12bf63cf3dab925d5915e539147d299f3edfbc779767772ad2b27b70707e5cd' },
  'products': { version: 1, schema: productsSchema.describe('The products that policies are written for: `/api/v1/products.json`.'), sha256: '3d1290a5872dcb883a1c72d2fc07c7509a7cd73ddc5dc0adc24a0ece96767459' },
  'registry-list': { version: 1, schema: registryListSchema.describe('All servers as registries list them, with the verdict under `_meta`: `/api/v1/registry.json`.'), sha256: 'cae18ff73a2d82e7ac5953a9ae00d52af3ef2fdb7afcbdbe8ce199346b0f4b72' },
  'scan-line': { version: 1, schema: scanLineSchema.describe('A line of `scan --format jsonl`: a tool.'), sha256: 'b52b9fe7325b9d83725fb9d8bd3804d8407ad27de27c7f00fa9ab66057489745' },
  'scan-report': { version: 1, schema: scanReportSchema.describe('What `scan --format json` prints.'), sha256: 'fe0d57cab71ce43b816c388a59d9e21517504c68dcc8569d53a02234f1489e4c' },
  'server-changes': { version: 1, schema: serverReleasesSchema, sha256: 'a4bdcf77a6b215c4e46f2a4c7f03708633864dcce701296edf73ac4a041daa3c' },
  'server-list': { version: 1, schema: serverListSchema.describe('What `servers --format json` prints.'), sha256: 'cea59ad72e48f5d53651e1c0c4f4e7c84ea47ecbe338b972c87b8ec711a21c06' },
  'server-record': { version: 1, schema: serverRecordSchema.describe('A server with all of its tools, their definitions and verdicts: `/api/v1/servers/<server>.json`.'), sha256: '034f95756760b7ad240c0f8098a68b6c380ea3f5b90f25a38906203189d8e2c6' },
  'simulated-call': { version: 1, schema: simulatedCallSchema.describe('A line of `policy --simulate --format jsonl`: a call.'), sha256: '1ae3239279cb83f8278228185b856de384efb237a3e003e9c79949cfe86ed4f3' },
  'tool-page': { version: 1, schema: toolPageSchema.describe('A tool, its verdict and its policies: `/tools/<server>/<tool>.json`.'), sha256: '2162922243224de99fb067da45aee4a24d0a04137aeb1e935c53634be75ff990' },
} as const satisfies Record<string, { version: number; schema: z.ZodType; sha256: string }>;

/** The JSON Schema (2020-12) of each output, by the name of its file: `<name>-v<version>.json`, as text. */
export function publishedSchemas(): Map<string, string> {
  return new Map(Object.entries(published).map(([name, { version, schema }]) => [`${name}-v${version}.json`, `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`]));
}

/** What each published file is known by. */
export const publishedHashes: ReadonlyMap<string, string> = new Map(Object.entries(published).map(([name, { version, sha256 }]) => [`${name}-v${version}.json`, sha256]));
