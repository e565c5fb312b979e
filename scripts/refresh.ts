// Takes over what a crawl on another machine recorded, and says what it changes:
//   npm run refresh -- <folder> --text <file.md>
// Nothing is started: a job that may write to the repository runs this alone. Exit code 3 when a file was not taken.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeCrawl } from '../src/flow/change/take-crawl.ts';
import { loadKnowledge } from '../src/flow/load-knowledge.ts';
import { toolriskVersion } from '../src/flow/toolrisk-version.ts';
import { changeMarkdown } from '../src/report/change/change-markdown.ts';
import { writeText } from '../src/store/write-text.ts';
import { shortened } from '../src/text/visible.ts';
import { say } from './say.ts';

/** Units that the text of a pull request may have (GitHub: 65,536), less what is said around it. */
const mostUnits = 60_000;

const { values: { text }, positionals: [from] } = parseArgs({ allowPositionals: true, options: { text: { type: 'string' } } });
const here = process.env['INIT_CWD'] ?? '.';
if (from === undefined || text === undefined) {
  say('refresh: needs the folder of a crawl, and --text with the file for what it changes.');
  process.exit(2);
}
const catalog = resolve(import.meta.dirname, '../catalog');
const knowledge = await loadKnowledge();
const { changes, refused } = await takeCrawl({ from: resolve(here, from), catalog, knowledge, signal: new AbortController().signal });
for (const { message } of refused) say(`not taken: ${message}`);
const moved = changes.filter(({ state }) => state !== 'unchanged');
const report = changeMarkdown({ toolrisk: toolriskVersion, rules: knowledge.version, old: 'catalog', new: 'crawl', servers: moved });
await writeText(resolve(here, text), report.length <= mostUnits ? report : `${shortened(report, mostUnits)}\n\nThe rest is left out: see the files.\n`);
say(`${changes.length} servers say something else, ${moved.filter(({ state }) => state === 'risk').length} of them with more risk; ${refused.length} files not taken`);
process.exitCode = refused.length > 0 ? 3 : 0;
