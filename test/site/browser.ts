import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const args = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** The browser `npm test` found or installed (`TOOLRISK_CHROMIUM`), else Debian's. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['TOOLRISK_CHROMIUM'] ?? '/usr/bin/chromium';
  assert.ok(existsSync(executablePath), `${executablePath}: there is no browser. Name one in TOOLRISK_CHROMIUM.`);
  return chromium.launch({ executablePath, args });
}

/** A page, and everything it complained about: console errors, exceptions, failed requests, violations of its policy. */
export interface WatchedPage {
  page: Page;
  complaints: string[];
}

/** Opens a page that keeps what goes wrong in it. */
export async function openPage(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    // Leaving a page while its icon is on the way is nobody's fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => { if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`); });
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  return { page, complaints };
}
