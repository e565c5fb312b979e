import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveFolder, type Served } from '../../scripts/serve.ts';
import { targetIds, type PolicyRequest, type TargetId } from '../../src/schema/policy.ts';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { visibleJson } from '../../src/text/json/visible-json.ts';
import { hostileNames } from '../targets/imagined-request.ts';
import { openBrowser, openPage } from './browser.ts';
import { buildJudgedSite, type JudgedSite } from './judged-site.ts';

/** Names that no product and no page may trip over; a command line can carry each. */
const names = [
  ...hostileNames.filter((name) => name.length < 30 && !/^[\s\p{L}]*$|\p{Surrogate}|\0/u.test(name)),
  '<img src=x onerror="window.attacked=1">', '</code></pre><script>window.attacked=1</script>',
];
const hostile = names.map((name) => ({
  name, description: `Deletes a file. ${name}`,
  inputSchema: { type: 'object', properties: { [name]: { enum: ['list', 'delete', name] }, path: { type: 'string', description: name } }, required: ['path'] },
}));
const knowledge = await loadKnowledge();
const carried: readonly TargetId[] = targetIds.slice(0, 3);

let site: JudgedSite;
let served: Served;
let browser: Browser;
before(async () => {
  site = await buildJudgedSite(['filesystem', 'slack'], hostile);
  served = await serveFolder(site.dist, 0);
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await served.close();
  site.remove();
});

const recordOf = (server: string) => JSON.parse(readFileSync(join(site.build, 'servers', `${server}.json`), 'utf8')) as ServerRecord;

/** Opens a page, and fails when it complained about anything. */
async function on<T>(path: string, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  const { page, complaints } = await openPage(context);
  await page.goto(`${served.url}/${path}`);
  const seen = await look(page);
  assert.deepEqual(complaints, [], path);
  await context.close();
  return seen;
}

/** Opens the other products of a page; answers every policy it then shows, null where a product cannot name the tool. */
async function policiesOn(page: Page): Promise<Record<string, string | null>> {
  await page.locator('details.others > summary').click();
  await page.locator('details.others details.product').first().waitFor();
  await page.evaluate(() => {
    // One at a time closes the one before; the test wants them all.
    for (const details of document.querySelectorAll('details.product')) {
      details.removeAttribute('name');
      details.setAttribute('open', '');
    }
  });
  await page.waitForFunction(() => [...document.querySelectorAll('details.product')].every((details) => details.querySelector('dl')));
  return Object.fromEntries(await page.locator('details.product').evaluateAll((all) => all.map((details) => [
    /--for ([a-z0-9-]+)/.exec(details.querySelector('dl')?.lastElementChild?.textContent ?? '')?.[1], details.querySelector('pre code')?.textContent ?? null,
  ]))) as Record<string, string | null>;
}

/** What the command line prints for every product, less the line feeds at the end. */
function printed(server: string, tool: string | null): Record<string, string> {
  const texts = site.run(targetIds.map((id) => ['policy', server, '--for', id, ...(tool === null ? [] : [`--tool=${tool}`])]));
  return Object.fromEntries(targetIds.map((id, index) => [id, (texts[index] as string).replace(/\n+$/, '')]));
}

/** What the code of the command line makes for every product. */
function made(server: string, tool: string): Record<string, string> {
  const { title, tools, stamp } = recordOf(server);
  const items = policyItems(tools.map(({ assessment }) => assessment), knowledge.decisions, tools.map(({ definition }) => definition)).filter(({ name }) => name === tool);
  const request: PolicyRequest = { serverKey: server, title, scope: 'tool', items, posture: 'balanced' };
  return Object.fromEntries(Object.values(targets).map((target) => {
    const { data, lossy, unlisted } = target.build(request);
    return [target.id, target.print(data, [stamp, ...lossy, unlisted]).replace(/\n+$/, '')];
  }));
}

/** Compares every product: where the page shows nothing, the product must be unable to name any of the tools. */
function assertSame(shown: Record<string, string | null>, wanted: Record<string, string>, server: string, tools: readonly string[]): void {
  assert.deepEqual(Object.keys(shown).sort(), [...targetIds].sort());
  for (const id of targetIds) {
    if (shown[id] === null) assert.ok(tools.every((tool) => 'refused' in targets[id].nameOf(server, tool)), `${id} shows nothing`);
    else assert.equal(shown[id], wanted[id], id);
  }
}

describe('policies that are made in the browser', () => {
  /** `line`: compared with a run of the command line; the others with the code that it runs, which is quicker. */
  const asked: [string, string, 'line' | 'code'][] = [
    ['filesystem', 'edit_file', 'line'], ['filesystem', 'read_file', 'code'], ['slack', 'slack_post_message', 'code'],
    ...names.filter((_name, index) => index % 3 === 0 || index === names.length - 1).map((name): [string, string, 'line' | 'code'] => ['hostile', name, name.includes('script>window') ? 'line' : 'code']),
  ];
  for (const [server, name, by] of asked) {
    test(`are those of the command line, for ${targetIds.length} products: ${server} ${visibleJson(JSON.stringify(name))}`, async () => {
      const { slug } = recordOf(server).tools.find(({ definition }) => definition.name === name) as ServerRecord['tools'][number];
      const shown = await on(`tools/${server}/${encodeURIComponent(slug)}.html`, async (page) => {
        const policies = await policiesOn(page);
        assert.equal(await page.evaluate(() => (window as unknown as { attacked?: number }).attacked), undefined);
        assert.equal(await page.locator('img, iframe, script:not([src])').count(), 0);
        return policies;
      });
      assertSame(shown, by === 'line' ? printed(server, name) : made(server, name), server, [name]);
    });
  }

  test('are those of the command line for a whole server', async () => {
    const shown = await on('servers/hostile.html', policiesOn);
    assertSame(shown, printed('hostile', null), 'hostile', recordOf('hostile').tools.map(({ definition }) => definition.name));
  });

  test('look as those that a page carries', () => on('tools/filesystem/edit_file.html', async (page) => {
    const before = await page.locator('section#policy > details.product').evaluateAll((all) => all.map((details) => details.outerHTML.replace(/ open(="")?/, '').replace(/>\n+</g, '><')));
    assert.equal(before.length, carried.length);
    await page.locator('details.others ul').evaluate((list, ids) => {
      for (const details of document.querySelectorAll('section#policy > details.product')) details.remove();
      list.replaceChildren(...ids.map((id) => {
        const item = document.createElement('li');
        item.dataset['product'] = id;
        return item;
      }));
    }, [...carried]);
    await policiesOn(page);
    const made = await page.locator('details.product').evaluateAll((all) => all.map((details) => {
      details.setAttribute('name', 'product');
      return details.outerHTML.replace(/ open(="")?/, '');
    }));
    assert.deepEqual(made, before);
  }));
});

describe('a page with other products', () => {
  test('loads nothing of them before a reader asks, and each thing once', () => on('tools/slack/slack_post_message.html', async (page) => {
    const paths: string[] = [];
    const isOfOthers = (path: string) => /make-policies|\.json$/.test(path);
    page.on('request', (request) => paths.push(new URL(request.url()).pathname.replace(/\.[\w-]{8}\.js$/, '.js')));
    await page.waitForLoadState('networkidle');
    assert.deepEqual(paths.filter(isOfOthers), []);
    const summary = page.locator('details.others > summary');
    for (const _again of [1, 2, 3]) await summary.click();
    await page.locator('details.others details.product').first().waitFor();
    assert.deepEqual(paths.filter(isOfOthers).sort(), ['/api/v1/products.json', '/assets/make-policies.js', '/tools/slack/slack_post_message.json']);
  }));

  test('is usable with the keyboard alone, and copies what it made', async () => {
    await on('tools/slack/slack_post_message.html', async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.locator('details.others > summary').focus();
      await page.keyboard.press('Enter');
      await page.locator('details.others details.product').first().waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const details = page.locator('details.others details.product[open]');
      const snippet = await details.locator('pre code').evaluate((block) => block.textContent);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), snippet);
    });
  });

  test('names each with its command where there is no script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${served.url}/tools/slack/slack_post_message.html`);
    await page.locator('details.others > summary').click();
    const commands = await page.locator('details.others li code').allInnerTexts();
    assert.deepEqual(commands, targetIds.slice(3).map((id) => `toolrisk policy slack --for ${id} --tool slack_post_message`));
    await context.close();
  });

  test('says so when they cannot be made, keeps the commands, and tries again', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/slack_post_message.json', (route) => route.abort());
    await page.goto(`${served.url}/tools/slack/slack_post_message.html`);
    const summary = page.locator('details.others > summary');
    await summary.click();
    await page.getByRole('alert').filter({ hasText: 'could not be made' }).waitFor();
    assert.equal(await page.locator('details.others li code').first().isVisible(), true);
    await page.unroute('**/slack_post_message.json');
    await summary.click();
    await summary.click();
    await page.locator('details.others details.product').first().waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    await context.close();
  });
});
