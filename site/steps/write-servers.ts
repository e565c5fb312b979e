import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import { buildFolder, readIndex, readServer } from '../src/data/build-folder.ts';
import { accuracyTexts, productsTexts, serverTexts, toolTexts } from '../src/data/page-texts.ts';
import { SearchIndexWriter } from './search-index.ts';
import { readShell, type Shell } from './shell.ts';

/** Servers between two lines of progress. */
const told = 500;

/**
 * Writes what Astro does not render: tool pages (the shell around each body), their JSON and Markdown twins, the records as
 * they are, and the search index. Holds one server at a time. Writes synchronously: measured faster than many at once.
 */
export function writeServers(out: string, onProgress: (done: number, all: number) => void): void {
  const { servers } = readIndex();
  const shell = process.env['TOOLRISK_PAGES'] === 'astro' ? null : takeShell(out);
  const search = new SearchIndexWriter(join(out, 'search'), readIndex());
  for (const folder of ['servers', 'requests']) mkdirSync(join(out, 'api/v1', folder), { recursive: true });
  copyFileSync(join(buildFolder, 'index.json'), join(out, 'api/v1/index.json'));
  for (const [done, { server }] of servers.entries()) {
    const record = readServer(server);
    copyFileSync(join(buildFolder, 'servers', `${server}.json`), join(out, 'api/v1/servers', `${server}.json`));
    const { markdown, request } = serverTexts(record);
    writeFileSync(join(out, 'servers', `${server}.md`), markdown);
    writeFileSync(join(out, 'api/v1/requests', `${server}.json`), request);
    writeTools(join(out, 'tools', server), record, shell);
    search.add(record);
    if ((done + 1) % told === 0 || done + 1 === servers.length) onProgress(done + 1, servers.length);
  }
  search.finish();
  writeTwins(out, 'accuracy', accuracyTexts());
  writeTwins(out, 'products', productsTexts());
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

/** The rendered shell, taken out of the site: it is no page. */
function takeShell(out: string): Shell {
  const shell = readShell(readFileSync(join(out, 'tools/~/~.html'), 'utf8'));
  rmSync(join(out, 'tools/~'), { recursive: true });
  return shell;
}
