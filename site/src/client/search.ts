import { findRows, loadIndex, loadRows, type Question } from './find-rows.ts';
import type { SearchIndex, SearchRow } from '../search/layout.ts';

/** Results shown at once; the button adds as many. */
const step = 20;
/** Milliseconds without a key until a search starts: between two letters of a quick typist. */
const pause = 120;

const form = document.querySelector<HTMLFormElement>('form.search') as HTMLFormElement;
const field = (name: keyof Question) => form.elements.namedItem(name) as HTMLInputElement & HTMLSelectElement;
const part = (name: string) => document.querySelector(`[data-search="${name}"]`) as HTMLElement;
const status = part('status');
const list = part('results');
const more = part('more') as HTMLButtonElement;

/** Number of the newest search: an answer to an older one is dropped. */
let turn = 0;
let rows: number[] = [];
let timer = 0;

form.hidden = false;
readAddress();
if (form.dataset['empty'] === 'false') void search();
form.addEventListener('submit', (event) => { event.preventDefault(); void search(); });
form.addEventListener('input', () => { clearTimeout(timer); timer = window.setTimeout(search, pause); });
form.addEventListener('reset', () => { clearTimeout(timer); timer = window.setTimeout(search); });
addEventListener('popstate', () => { readAddress(); void search(); });
more.addEventListener('click', () => void showMore(true));
document.addEventListener('keydown', moveByKey);

function question(): Question {
  return { q: field('q').value.trim(), severity: field('severity').value, class: field('class').value } as Question;
}

function readAddress(): void {
  const asked = new URLSearchParams(location.search);
  for (const name of ['q', 'severity', 'class'] as const) field(name).value = asked.get(name) ?? '';
  // An unknown word selects nothing at all; "any" is meant.
  for (const name of ['severity', 'class'] as const) if (field(name).selectedIndex < 0) field(name).value = '';
  form.dataset['empty'] = String(isEmpty(question()));
}

function writeAddress(asked: Question): void {
  const parameters = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const query = parameters.toString();
  history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
}

function isEmpty({ q, severity, class: ofClass }: Question): boolean {
  return `${q}${severity}${ofClass}` === '';
}

async function search(): Promise<void> {
  const asked = question();
  const mine = ++turn;
  writeAddress(asked);
  form.dataset['empty'] = String(isEmpty(asked));
  if (isEmpty(asked)) return show([], '');
  try {
    const index = await loadIndex();
    if (index === null) throw new Error('no index');
    const answer = await findRows(index, asked);
    if (mine !== turn) return;
    show(answer.rows, sentence(index, answer.rows, answer.more));
    await showMore(false);
  } catch {
    if (mine === turn) show([], 'The search index could not be loaded. Try again, or use the list of servers.');
  }
}

function sentence(index: SearchIndex, found: number[], atLeast: boolean): string {
  const { from, count } = index.kinds.server;
  const servers = found.filter((row) => row >= from && row < from + count).length;
  const tools = found.length - servers;
  if (found.length === 0) return 'Nothing fits. Try fewer or shorter words.';
  const parts = [servers > 0 ? counted(servers, 'server') : '', tools > 0 || servers === 0 ? counted(tools, 'tool') : ''];
  return `${atLeast ? 'At least ' : ''}${parts.filter((text) => text !== '').join(' and ')} found.`;
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

function show(found: number[], says: string): void {
  rows = found;
  list.replaceChildren();
  status.textContent = says;
  more.hidden = true;
}

async function showMore(byButton: boolean): Promise<void> {
  const mine = turn;
  const from = list.childElementCount;
  const next = await loadRows(rows.slice(from, from + step));
  if (mine !== turn || from !== list.childElementCount) return;
  list.append(...next.map(resultOf));
  more.hidden = list.childElementCount >= rows.length;
  if (byButton) list.children[from]?.querySelector('a')?.focus();
}

/** One result. A stranger's text enters as text only. */
function resultOf([server, title, slug, name, ofClass, severity, about]: SearchRow): HTMLElement {
  const link = element('a', 'result-name') as HTMLAnchorElement;
  link.append(...name.split(/(?<=[_./:-])/).flatMap((piece) => [piece, document.createElement('wbr')]));
  link.href = slug === null ? `servers/${server}.html` : `tools/${server}/${encodeURIComponent(slug)}.html`;
  const facts = element('span', 'result-facts');
  if (severity !== null) facts.append(element('span', `badge severity-${severity}`, labelOf('severity', severity)));
  facts.append(element('span', 'badge', ofClass === null ? 'Server' : labelOf('class', ofClass)));
  if (slug !== null) facts.append(element('span', 'result-server', title));
  const item = element('li', 'result');
  item.append(link, facts, element('p', 'result-about', about));
  return item;
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

function labelOf(name: 'severity' | 'class', value: string): string {
  return [...field(name).options].find((option) => option.value === value)?.text ?? value;
}

/** Arrow keys go from the field into the results and back; Escape goes back at once. */
function moveByKey(event: KeyboardEvent): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0 && document.activeElement !== field('q')) return;
  if (event.key === 'Escape' && at >= 0) field('q').focus();
  else if (event.key === 'ArrowDown') links[at + 1]?.focus();
  else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? field('q')).focus();
  else return;
  event.preventDefault();
}
