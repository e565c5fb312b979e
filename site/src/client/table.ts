/**
 * Makes a table sortable by its heads and filterable by the form before it. Cells sort by `data-sort`, else by their text;
 * numbers as numbers. Rows are filtered by `data-severity`, `data-class` and their text.
 */
const table = document.querySelector<HTMLTableElement>('table[data-sortable]');
const form = document.querySelector<HTMLFormElement>('form.filters');
if (table !== null && form !== null) enliven(table, form);

function enliven(table: HTMLTableElement, form: HTMLFormElement): void {
  const body = table.tBodies[0] as HTMLTableSectionElement;
  const rows = [...body.rows];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const status = form.querySelector('[role="status"]') as HTMLElement;

  const filter = () => {
    const asked = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const words = (asked['q'] ?? '').toLowerCase().split(/\s+/);
    for (const row of rows) {
      row.hidden = !['severity', 'class'].every((name) => (asked[name] ?? '') === '' || row.dataset[name] === asked[name])
        || !words.every((word) => texts.get(row)?.includes(word));
    }
    status.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} tools shown`;
  };

  const sort = (column: number) => {
    const head = heads[column] as HTMLElement;
    const first = head.dataset['first'] ?? 'ascending';
    const now = head.getAttribute('aria-sort');
    const next = now === 'none' ? first : now === 'ascending' ? 'descending' : 'ascending';
    for (const other of heads) if (other.hasAttribute('aria-sort')) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', next);
    const keys = new Map(rows.map((row) => [row, keyOf(row.cells[column])]));
    rows.sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? '') * (next === 'descending' ? -1 : 1));
    body.append(...rows);
  };

  for (const [column, head] of heads.entries()) {
    if (!head.hasAttribute('aria-sort')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(column));
    head.append(button);
  }
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', filter);
  form.addEventListener('reset', () => setTimeout(filter));
  filter();
}

function keyOf(cell: HTMLTableCellElement | undefined): string | number {
  const key = cell?.dataset['sort'] ?? cell?.textContent ?? '';
  return key !== '' && Number.isFinite(Number(key)) ? Number(key) : key.toLowerCase();
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
