// Measures the shipped rules on test/labels and writes docs/accuracy.md and catalog/accuracy.json:
//   npm run accuracy                                    measure, write
//   npm run accuracy -- --check                         measure, compare; exit 1 when a file is stale
//   npm run accuracy -- --measure <id>=<labels.jsonl> [--today YYYY-MM-DD]
//                                                       measure a set of elsewhere.yaml from its file first (may be repeated)
//   npm run accuracy -- --confidence <labels.jsonl>… [--today YYYY-MM-DD]
//                                                       count catalog/confidence.yaml anew on these labels first
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/flow/load-knowledge.ts';
import { measureAccuracy } from '../src/flow/evaluate/measure-accuracy.ts';
import { measureConfidence } from '../src/flow/evaluate/measure-confidence.ts';
import { measureElsewhere } from '../src/flow/evaluate/measure-elsewhere.ts';
import { accuracyMarkdown } from '../src/page/accuracy/accuracy-markdown.ts';
import { accuracyView } from '../src/page/accuracy/accuracy-view.ts';
import { readText, writeText } from '../src/store/write-text.ts';
import { PlaceError, PlaceErrors } from '../src/text/errors/place-error.ts';
import { visibleJson } from '../src/text/json/visible-json.ts';
import { say } from './say.ts';

const root = resolve(import.meta.dirname, '..');
const catalog = join(root, 'catalog');
const labels = join(root, 'test', 'labels');

try {
  const { check, measure = [], confidence, today = new Date().toISOString().slice(0, 10) } = readOptions();
  if (confidence.length > 0) await measureConfidence(join(catalog, 'confidence.yaml'), confidence, today, { knowledge: await loadKnowledge(), catalog });
  const knowledge = await loadKnowledge();
  for (const word of measure) await measureElsewhere(join(labels, 'elsewhere.yaml'), ...setAndFile(word), today, knowledge);
  const record = await measureAccuracy(labels, catalog, knowledge);
  const made = {
    [join(catalog, 'accuracy.json')]: `${visibleJson(JSON.stringify(record, null, 1))}\n`,
    [join(root, 'docs', 'accuracy.md')]: accuracyMarkdown(accuracyView(record, knowledge.confidence)),
  };
  for (const [path, text] of Object.entries(made)) await (check === true ? compare(path, text) : write(path, text));
} catch (error) {
  if (!(error instanceof PlaceError) && !(error instanceof PlaceErrors)) throw error;
  say(error.message);
  process.exitCode = error instanceof PlaceError ? error.exitCode : 2;
}

async function write(path: string, text: string): Promise<void> {
  say(`${relative(root, path)}: ${await writeText(path, text)}`);
}

async function compare(path: string, text: string): Promise<void> {
  if (await readText(path) === text) return;
  say(`${relative(root, path)}: is stale. Run npm run accuracy, and look at what changed.`);
  process.exitCode = 1;
}

function setAndFile(word: string): [string, string] {
  const cut = word.indexOf('=');
  if (cut < 1) throw new PlaceError('--measure', `"${word}" names no set and file`, 'Write it as <id>=<labels.jsonl>.');
  return [word.slice(0, cut), fromHere(word.slice(cut + 1))];
}

function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean' }, measure: { type: 'string', multiple: true }, confidence: { type: 'string', multiple: true }, today: { type: 'string' } },
    });
    // What follows --confidence are files of labels, as many as there are.
    if (values.confidence === undefined && positionals.length > 0) throw new Error(`unexpected argument "${positionals[0]}"`);
    return { ...values, confidence: [...(values.confidence ?? []), ...positionals].map(fromHere) };
  } catch (error) {
    throw new PlaceError('npm run accuracy', (error as Error).message.split('. ')[0] ?? 'unknown option', 'See the head of scripts/accuracy.ts.');
  }
}
