import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogIndex, ServerRecord, ToolRecord } from '../../src/schema/catalog/record.ts';
import { shownReading } from '../../src/schema/verdict/shown-reading.ts';
import { textOf } from '../../src/schema/tool.ts';
import { classes, severities, termsOf, type RiskClass, type Severity } from '../../src/schema/vocabulary.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';
import { shortened, visibleLine } from '../../src/text/visible.ts';
import { folded, rowKinds, rowsPerBlock, rowsPerPart, type RowKind, type SearchIndex, type SearchRow } from '../src/search/layout.ts';
import { joinedName, tellingWords, wordsOf } from '../src/search/words.ts';
import { writeWordFiles, type WordRows } from './word-files.ts';

/** Units of a description that a result shows, and of which its words are indexed. */
const aboutLength = 140;
const mostWords = 14;

/** The rows of one part: by word and by class. */
interface Part {
  words: Map<string, WordRows>;
  classes: Record<RiskClass, number[]>;
}

/**
 * Takes one server after the other and writes the search index of `layout.ts`: rows at once, block by block; words, which
 * need all servers, at the end. Holds numbers per word, never a record.
 */
export class SearchIndexWriter {
  readonly #folder: string;
  readonly #plan: SearchIndex;
  readonly #next: Record<RowKind, number>;
  readonly #blocks: Record<RowKind, SearchRow[]> = recordOf(rowKinds, () => []);
  readonly #parts: Part[] = [];

  constructor(folder: string, catalog: CatalogIndex) {
    this.#folder = folder;
    this.#plan = planOf(catalog);
    this.#next = recordOf(rowKinds, (kind) => this.#plan.kinds[kind].from);
    mkdirSync(join(folder, 'rows'), { recursive: true });
    for (let from = 0; from < this.#plan.end || from === 0; from += rowsPerPart) {
      this.#parts.push({ words: new Map(), classes: recordOf(termsOf(classes), () => []) });
    }
  }

  add(record: ServerRecord): void {
    const ofServer = wordsOf(`${record.server} ${record.title}`);
    const worst = termsOf(severities).filter((severity) => record.counts.bySeverity[severity] > 0).at(-1) ?? null;
    const title = visibleLine(record.title);
    const row = this.#addRow('server', [record.server, title, null, title, null, worst, visibleLine(record.about)]);
    this.#addWords(row, { whole: [joinedName(record.title), joinedName(record.server)], name: ofServer, other: [record.topic, ...tellingWords(record.about)] });
    for (const tool of record.tools) this.#addTool(record, tool, ofServer);
  }

  #addTool({ server, title }: ServerRecord, { slug, definition, assessment }: ToolRecord, ofServer: string[]): void {
    const about = shortened(visibleLine(textOf(definition.description)).trim(), aboutLength);
    const name = shortened(visibleLine(definition.name), aboutLength);
    const { class: shown, severity } = shownReading(assessment);
    const row = this.#addRow(severity, [server, visibleLine(title), slug, name, shown, severity, about]);
    this.#partOf(row).classes[shown].push(row);
    const other = [...ofServer, ...tellingWords(about).slice(0, mostWords)];
    this.#addWords(row, { whole: [joinedName(name)], name: wordsOf(name).slice(0, mostWords), other });
  }

  #addRow(kind: RowKind, row: SearchRow): number {
    const number = this.#next[kind]++;
    const { from, count } = this.#plan.kinds[kind];
    if (number >= from + count) throw new PlaceError('build/index.json', `counts fewer rows of kind "${kind}" than the records hold`, 'Build the records again.');
    this.#blocks[kind].push(row);
    if (this.#blocks[kind].length === rowsPerBlock) this.#writeBlock(kind);
    return number;
  }

  #writeBlock(kind: RowKind): void {
    const block = this.#blocks[kind].splice(0);
    if (block.length > 0) this.#write(`rows/${Math.ceil(this.#next[kind] / rowsPerBlock) - 1}.json`, block);
  }

  #addWords(row: number, words: { whole: string[]; name: string[]; other: string[] }): void {
    const known = this.#partOf(row).words;
    const seen = new Set<string>();
    for (const [place, list] of [words.whole, words.name, words.other].entries()) {
      for (const word of list) {
        if (seen.has(word) || word === '') continue;
        seen.add(word);
        const rows = known.get(word) ?? [[], [], []];
        rows[place]?.push(row);
        known.set(word, rows);
      }
    }
  }

  #partOf(row: number): Part {
    return this.#parts[Math.floor(row / rowsPerPart)] as Part;
  }

  /** Writes what needed all servers. */
  finish(): void {
    for (const kind of rowKinds) this.#writeBlock(kind);
    for (const [part, { words, classes: byClass }] of this.#parts.entries()) {
      mkdirSync(join(this.#folder, String(part)), { recursive: true });
      for (const name of termsOf(classes)) this.#write(`${part}/class-${name}.json`, folded(byClass[name].sort((a, b) => a - b)));
      this.#plan.parts.push(writeWordFiles(join(this.#folder, String(part)), words));
    }
    this.#write('index.json', this.#plan);
  }

  #write(path: string, content: unknown): void {
    writeFileSync(join(this.#folder, path), JSON.stringify(content));
  }
}

/** Where each kind of row begins, from the counts of the catalog. */
function planOf({ servers, counts }: CatalogIndex): SearchIndex {
  const countOf = (kind: RowKind) => (kind === 'server' ? servers.length : counts.bySeverity[kind as Severity]);
  const kinds = {} as SearchIndex['kinds'];
  let end = 0;
  for (const kind of rowKinds) {
    kinds[kind] = { from: end, count: countOf(kind) };
    end += Math.ceil(countOf(kind) / rowsPerBlock) * rowsPerBlock;
  }
  return { end, kinds, parts: [] };
}

function recordOf<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}
