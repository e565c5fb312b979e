import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { serveFolder, type Served } from '../../scripts/serve.ts';
import { openBrowser, openPage, type WatchedPage } from './browser.ts';
import { buildSampleSite, type SampleSite } from './sample-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = {
  home: 'index.html', search: 'index.html?q=order', server: 'servers/orders.html', tool: 'tools/orders/delete_order.html',
  'long name': 'tools/orders/a_name_as_long_as_a_thoughtless_generator_of_tools_makes_it_without_any_break.html',
  'rich server': 'servers/vault.html', 'rich tool': 'tools/vault/api_tokens_create.html', 'tool of several actions': 'tools/vault/manage_keys.html',
  'unclassified tool': 'tools/vault/zap.html', 'hostile server': 'servers/hostile.html', 'hostile tool': 'tools/hostile/echo.html', missing: '404.html',
  coverage: 'coverage.html', changes: 'changes/index.html', 'changes of a server': 'changes/orders.html', 'changes of a hostile server': 'changes/hostile.html', accuracy: 'accuracy.html', products: 'products.html',
};

let site: SampleSite;
let served: Served;
let browser: Browser;
before(async () => {
  site = buildSampleSite();
  served = await serveFolder(site.dist, 0);
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await served.close();
  site.remove();
});

/** Opens one page of the site, runs a check on it, and fails when the page complained about anything. */
async function on(path: string, check: (page: Page, context: BrowserContext) => Promise<void>, options: BrowserContextOptions = {}, url = served.url): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
  context.setDefaultTimeout(5000);
  const { page, complaints }: WatchedPage = await openPage(context);
  await page.goto(`${url}/${path}`);
  await check(page, context);
  assert.deepEqual(complaints, [], path);
  await context.close();
}

/** Waits for what a script adds to a kind of page; opens what a reader may open. */
async function settle(kind: string, page: Page): Promise<void> {
  if (kind === 'search') await page.locator('.result').first().waitFor();
  if (kind !== 'rich tool' && kind !== 'hostile server') return;
  await page.locator('details.others > summary').click();
  await page.locator('details.others details.product > summary', { hasText: 'Open Policy Agent' }).click();
  await page.locator('details.others details[open] dl').waitFor();
}

const resultNames = (page: Page) => page.locator('.result-name').allTextContents();
const shownRows = (page: Page) => page.locator('table.tools tbody tr:not([hidden]) th a').allTextContents();

describe('searching', () => {
  test('finds a tool by a word of its name and opens its page', () => on('index.html', async (page) => {
    await page.getByLabel('Search tools and servers').fill('delete');
    await page.locator('.result-name', { hasText: 'delete_order' }).click();
    await page.waitForURL('**/tools/orders/delete_order.html');
    assert.match(await page.locator('h1').innerText(), /delete_order/);
  }));

  const questions: [string, string[]][] = [
    ['delete_order', ['delete_order', 'purge_all']],
    ['deleteorder', ['delete_order']],
    ['order del', ['delete_order', 'purge_all']],
    ['ORDERS refund', ['refund.payment']],
    ['refund.payment', ['refund.payment']],
    ['permanently', ['delete_order']],
    ['payments', ['Orders']],
    ['frobnicate', ['frobnicate']],
    ['zebra', []],
    ['constructor', []],
  ];
  for (const [asked, found] of questions) {
    test(`answers "${asked}" with ${found.length === 0 ? 'nothing' : found.join(', ')}`, () => on(`index.html?q=${encodeURIComponent(asked)}`, async (page) => {
      await page.locator('[data-search="status"]', { hasText: found.length === 0 ? 'Nothing fits' : `found` }).waitFor();
      if (found.length > 0) await page.locator('.result').nth(found.length - 1).waitFor();
      assert.deepEqual(await resultNames(page), found);
    }));
  }

  test('filters by severity and class, without words too, and keeps the question in the address', () => on('index.html', async (page) => {
    await page.locator('select[name=severity]').selectOption('high');
    await page.locator('.result').nth(3).waitFor();
    await page.locator('select[name=class]').selectOption('destructive');
    await page.locator('[data-search="status"]', { hasText: '1 tool found' }).waitFor();
    await page.locator('.result').waitFor();
    assert.deepEqual(await resultNames(page), ['delete_order']);
    assert.equal(new URL(page.url()).search, '?severity=high&class=destructive');
    await page.reload();
    await page.locator('.result').waitFor();
    assert.deepEqual(await resultNames(page), ['delete_order']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('.result').waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).search, '');
  }));

  test('reaches a result with the keyboard alone', () => on('index.html', async (page) => {
    for (let presses = 0; presses < 10 && !(await page.getByLabel('Search tools and servers').evaluate((field) => field === document.activeElement)); presses += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('refund');
    await page.locator('.result').waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'refund.payment');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tools/orders/refund.payment.html');
  }));

  test('loads little for a first question', () => on('index.html', async (page) => {
    const paths: string[] = [];
    page.on('request', (request) => { if (request.resourceType() === 'fetch') paths.push(new URL(request.url()).pathname); });
    await page.getByLabel('Search tools and servers').fill('refund');
    await page.locator('.result').waitFor();
    assert.deepEqual(paths, ['/search/index.json', '/search/0/w-r.json', '/search/rows/2.json']);
  }));
});

describe('the table of a server', () => {
  test('sorts by a click on a head, the other way by a second, and says so', () => on('servers/orders.html', async (page) => {
    const head = page.getByRole('columnheader', { name: 'Severity' });
    await head.getByRole('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.equal((await shownRows(page))[0], 'purge_all');
    await head.getByRole('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    assert.equal((await shownRows(page)).at(-1), 'purge_all');
    assert.equal(await page.getByRole('columnheader', { name: 'Tool' }).getAttribute('aria-sort'), 'none');
  }));

  test('sorts and filters with the keyboard alone', () => on('servers/orders.html', async (page) => {
    await page.getByLabel('Filter tools').focus();
    await page.keyboard.type('order');
    await page.locator('form.filters [role="status"]', { hasText: '4 of 9' }).waitFor();
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Class') break;
    }
    await page.keyboard.press('Enter');
    assert.deepEqual(await shownRows(page), ['delete_order', 'get_order', 'list_orders', 'create_order']);
  }));

  test('filters by severity and class', () => on('servers/orders.html', async (page) => {
    await page.locator('select[name=severity]').selectOption('high');
    await page.locator('select[name=class]').selectOption('execute');
    assert.deepEqual(await shownRows(page), ['run_report']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('form.filters [role="status"]', { hasText: '9 of 9' }).waitFor();
  }));
});

describe('copying', () => {
  for (const path of [pages.tool, pages.server]) {
    test(`puts exactly the snippet into the clipboard, and says so: ${path}`, () => on(path, async (page, context) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const button = page.locator('button[data-copy]').first();
      const snippet = await page.locator(`#${await button.getAttribute('data-copy')}`).evaluate((block) => block.textContent);
      await button.click();
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), snippet);
    }));
  }
});

describe('every kind of page', () => {
  for (const [kind, path] of Object.entries(pages)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`has no serious trouble for people who use assistive technology: ${kind}, ${colorScheme}`, () => on(path, async (page) => {
        await settle(kind, page);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run());
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), []);
      }, { colorScheme, bypassCSP: true }));
    }

    test(`fits on 360 pixels: ${kind}`, () => on(path, async (page) => {
      await settle(kind, page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    }, { viewport: { width: 360, height: 740 } }));
  }

  for (const path of [pages.home, 'index.html?q=note', pages['hostile server'], pages['hostile tool'], pages.accuracy]) {
    test(`runs nothing that a server says: ${path}`, () => on(path, async (page) => {
      if (path.includes('?')) await page.locator('.result').first().waitFor();
      assert.equal(await page.evaluate(() => (window as unknown as { attacked?: number }).attacked), undefined);
      assert.equal(await page.locator('img, iframe, script:not([src])').count(), 0);
      assert.ok(!(await page.content()).includes('\u202e'));
    }));
  }

  test('leads from a disagreement to the page of its tool, where there is one', () => on('accuracy.html', async (page) => {
    const links = page.locator('.differing a');
    assert.equal(await page.locator('.differing li').count(), 3);
    assert.equal(await links.count(), 2);
    for (const address of await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) assert.equal((await page.request.get(address)).status(), 200, address);
    await links.first().click();
    await page.waitForURL('**/tools/orders/delete_order.html');
  }));

  test('leads from home to every tool without a script', () => on('index.html', async (page) => {
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await page.getByRole('link', { name: 'get_order' }).click();
    await page.waitForURL('**/tools/orders/get_order.html');
  }, { javaScriptEnabled: false }));

  test('works in a folder of a host: search, links, styles', async () => {
    const host = join(site.folder, 'host');
    mkdirSync(host);
    cpSync(site.dist, join(host, 'some/folder'), { recursive: true });
    const below = await serveFolder(host, 0);
    after(() => below.close());
    await on('some/folder/index.html?q=refund', async (page) => {
      await page.locator('.result-name', { hasText: 'refund.payment' }).click();
      await page.waitForURL('**/some/folder/tools/orders/refund.payment.html');
      await page.goto(`${below.url}/some/folder/servers/orders.html`);
      assert.equal(await page.locator('form.filters').isVisible(), true);
      assert.notEqual(await page.locator('.badge').first().evaluate((badge) => getComputedStyle(badge).borderRadius), '0px');
    }, {}, below.url);
  });
});
