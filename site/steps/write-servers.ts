import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import { buildFolder, readChanges, readIndex, readServer } from '../src/data/build-folder.ts';
import { accuracyTexts, browsePage, changesTexts, coverageTexts, dataTexts, homePage, productsTexts, serverParts, serverTexts, toolTexts } from '../src/data/page-texts.ts';
import { changesName } from '../../src/page/words/addresses.ts';
import { serverLists } from '../src/data/server-lists.ts';
import { SearchIndexWriter } from './search-index.ts';
import { readShell, type Shell } from './shell.ts';

/** Servers between two lines of progress. */
const told = 500;

/**
 * Writes what Astro does not render: pages (their shell around each body), their JSON and Markdown twins, the records as
 * they are, and the search index. Holds one server at a time. Writes synchronously: measured faster than many at once.
 */
export function writeServers(out: string, onProgress: (done: number, all: number) => void): void {
  const { servers } = readIndex();
  const shells = process.env['TOOLRISK_PAGES'] === 'astro' ? null : takeShells(out);
  if (shells !== null) writeLists(out, shells);
  const search = new SearchIndexWriter(join(out, 'search'), readIndex());
  for (const folder of ['servers', 'api/v1/servers', 'api/v1/requests']) mkdirSync(join(out, folder), { recursive: true });
  copyFileSync(join(buildFolder, 'index.json'), join(out, 'api/v1/index.json'));
  for (const [done, { server }] of servers.entries()) {
    const record = readServer(server);
    copyFileSync(join(buildFolder, 'servers', `${server}.json`), join(out, 'api/v1/servers', `${server}.json`));
    const { markdown, request } = serverTexts(record);
    writeFileSync(join(out, 'servers', `${server}.md`), markdown);
    writeFileSync(join(out, 'api/v1/requests', `${server}.json`), request);
    if (shells !== null) writeServerPage(out, record, shells.server);
    writeTools(join(out, 'tools', server), record, shells?.tool ?? null);
    search.add(record);
    if ((done + 1) % told === 0 || done + 1 === servers.length) onProgress(done + 1, servers.length);
  }
  search.finish();
  if (existsSync(join(buildFolder, 'notices'))) cpSync(join(buildFolder, 'notices'), join(out, 'notices'), { recursive: true });
  writeTwins(out, 'accuracy', accuracyTexts());
  writeTwins(out, 'coverage', coverageTexts());
  writeFileSync(join(out, 'data.md'), dataTexts().markdown);
  writeTwins(out, 'products', productsTexts());
  writeChanges(out, shells?.changes ?? null);
}

/** The pages of changes, their Markdown twins, and the records they are made from. */
function writeChanges(out: string, shell: Shell | null): void {
  for (const folder of ['changes', 'api/v1/changes']) mkdirSync(join(out, folder), { recursive: true });
  copyFileSync(join(buildFolder, 'changes.json'), join(out, 'api/v1/changes.json'));
  for (const server of [null, ...readChanges().servers.map((row) => row.server)]) {
    const { head, body, markdown } = changesTexts(server);
    const name = changesName(server);
    if (shell !== null) writeFileSync(join(out, 'changes', `${name}.html`), shell.around(head, body));
    writeFileSync(join(out, 'changes', `${name}.md`), markdown);
    if (server !== null) copyFileSync(join(buildFolder, 'changes', `${server}.json`), join(out, 'api/v1/changes', `${server}.json`));
  }
}

function writeTwins(out: string, name: string, { json, markdown }: { json: string; markdown: string }): void {
  writeFileSync(join(out, 'api/v1', `${name}.json`), json);
  writeFileSync(join(out, `${name}.md`), markdown);
}

function writeTools(folder: string, record: ServerRecord, shell: Shell | null): void {
  mkdirSync(folder, { recursive: true });
  for (const tool of record.tools) {
    const texts = toolTexts(record, tool);
    const write = (ending: string, text: string) => writeFileSync(join(folder, `${tool.slug}.${ending}`), text);
    if (shell !== null) write('html', shell.around(texts.head, texts.body));
    write('json', texts.json);
    write('md', texts.markdown);
  }
}

function writeServerPage(out: string, record: ServerRecord, shell: Shell): void {
  const { head, parts } = serverParts(record);
  writeFileSync(join(out, 'servers', `${record.server}.html`), shell.around(head, ...parts));
}

/** Home, the lists that it has no room for, and what is said of toolrisk itself. */
function writeLists(out: string, { home, list, accuracy, coverage, data, products }: Shells): void {
  const start = homePage();
  writeFileSync(join(out, 'index.html'), home.around(start.head, ...start.parts));
  const lists = serverLists();
  if (lists.length > 1) mkdirSync(join(out, 'browse'), { recursive: true });
  for (const { page } of lists.length > 1 ? lists : []) {
    const { head, body } = browsePage(page);
    writeFileSync(join(out, 'browse', `${page}.html`), list.around(head, body));
  }
  for (const [name, shell, { head, body }] of [['accuracy', accuracy, accuracyTexts()], ['coverage', coverage, coverageTexts()], ['data', data, dataTexts()], ['products', products, productsTexts()]] as const) {
    writeFileSync(join(out, `${name}.html`), shell.around(head, body));
  }
}

/** The shells of all kinds of pages. */
type Shells = Record<keyof typeof shellPlaces, Shell>;

/** Where each is rendered, and how many places its body has. */
const shellPlaces = {
  home: ['index.html', 2], list: ['browse/~.html', 1], server: ['servers/~.html', 2], tool: ['tools/~/~.html', 1], changes: ['changes/~.html', 1], accuracy: ['accuracy.html', 1], coverage: ['coverage.html', 1], data: ['data.html', 1], products: ['products.html', 1],
} as const satisfies Record<string, readonly [string, number]>;

/** The rendered shells, taken out of the site: they are no pages. */
function takeShells(out: string): Shells {
  const shells = Object.fromEntries(Object.entries(shellPlaces).map(([kind, [path, places]]) => [kind, readShell(join(out, path), places)])) as Shells;
  for (const path of ['browse', 'servers', 'tools/~', 'changes', 'index.html', 'accuracy.html', 'coverage.html', 'data.html', 'products.html']) rmSync(join(out, path), { recursive: true });
  return shells;
}
