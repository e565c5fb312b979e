import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { pagesOf, renderServer } from '../page/render-tool.ts';
import { attacks, serverSaying } from '../page/told-by-strangers.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
let page: Page;
before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
after(() => browser.close());

/** Elements and attributes a browser makes of a page, in order; `wbr` and gaps come and go with the length of words. */
function shapeOf(html: string): Promise<string[]> {
  return page.evaluate((source) => {
    const read = new DOMParser().parseFromString(`<!doctype html><body><main>${source}</main>`, 'text/html');
    const elements = [...read.querySelectorAll('*')].filter((element) => !element.matches('wbr, .gap'));
    return elements.map((element) => `${element.localName} ${element.getAttributeNames().join(' ')}`);
  }, html);
}

const bodiesSaying = (words: string) => {
  const record = serverSaying(words);
  const server = renderServer(record);
  return [pagesOf(record).tool(record.tools[0]!).body, server.opening + server.closing];
};

describe('what a browser makes of hostile words', () => {
  for (const [kind, words] of Object.entries(attacks)) {
    test(`is the page that harmless words make: ${kind}`, async () => {
      const harmless = bodiesSaying('words');
      for (const [index, body] of bodiesSaying(words).entries()) {
        assert.deepEqual(await shapeOf(body), await shapeOf(harmless[index] as string));
      }
    });
  }
});
