import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { productsPages } from '../../src/page/products/products-pages.ts';
import { targetIds } from '../../src/schema/policy.ts';
import { proofLevels } from '../../src/schema/proof.ts';
import type { VerifiedClient, VerifiedRecord } from '../../src/schema/verified.ts';
import { termsOf } from '../../src/schema/vocabulary.ts';
import { targets } from '../../src/targets/targets.ts';
import { imaginedServer } from './imagined-server.ts';
import { ableTarget, plainTarget } from './imagined-targets.ts';
import { readable, readableMarkdown, renderTool } from './render-tool.ts';

const passed = { says: 'Denied tools were not offered.', passed: true };
const failed = { says: 'Asked tools waited.', passed: false, found: 'they ran' };
const ran: VerifiedClient = { version: '1.2.3', day: '2026-01-02', checks: [passed] };

/** What is known of a client, and whether a page may call it verified. */
const clients: [string, VerifiedClient | undefined, boolean][] = [
  ['every check passed', ran, true],
  ['a check failed', { ...ran, checks: [passed, failed] }, false],
  ['it could not be run', { ...ran, error: 'No such file.' }, false],
  ['nothing was checked', { ...ran, checks: [] }, false],
  ['it never ran', undefined, false],
];

const recordOf = (client: VerifiedClient | undefined): VerifiedRecord => (client === undefined ? {} : { policylayer: client });

describe('a client is called verified only when it ran as its policy says', () => {
  for (const [what, client, isVerified] of clients) {
    test(what, () => {
      const products = productsPages([ableTarget, plainTarget], recordOf(client));
      const tool = renderTool(imaginedServer([[{ name: 'do_it' }, {}]]), 'do_it', { verified: recordOf(client) });
      for (const page of [readable(products.body), readableMarkdown(products.markdown), readable(tool.body), readableMarkdown(tool.markdown)]) {
        assert.equal(/Verified in ?Able 1\.2\.3, on 2026-01-02/.test(page), isVerified, page);
      }
    });
  }
});

test('the README names every product under the level of its proof', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
  for (const level of termsOf(proofLevels)) {
    const [said = ''] = new RegExp(`^- ${level}, [^]*?(?=\\n- |\\n\\n)`, 'm').exec(readme) ?? [];
    const names = [...said.matchAll(/`([a-z0-9-]+)`/g)].map(([, id]) => id);
    assert.deepEqual(names.toSorted(), Object.values(targets).filter(({ proof }) => proof.level === level).map(({ id }) => id).toSorted(), level);
  }
});

describe('the page of products', () => {
  const { body, markdown, json } = productsPages(Object.values(targets), { codex: { ...ran, checks: [passed, failed] } });

  test('has every product once, under the level of its proof', () => {
    const ids = [...body.matchAll(/<section class="proved" id="([a-z0-9-]+)">/g)].map(([, id]) => id);
    assert.deepEqual(ids.toSorted(), Object.keys(targets).sort());
    for (const level of ['run', 'checked', 'documented'] as const) {
      const section = body.slice(body.indexOf(`<section id="${level}">`)).split(/<section id="/)[1] as string;
      const under = Object.values(targets).filter(({ id }) => section.includes(`id="${id}"`));
      assert.ok(under.length > 0 && under.every(({ proof }) => proof.level === level), level);
    }
  });

  test('says how far each is proved, and what did not hold', () => {
    for (const page of [readable(body), readableMarkdown(markdown)]) {
      for (const { label, proof } of Object.values(targets)) assert.ok(page.includes(label) && page.includes(proof.says.slice(0, 40).replace(/[`*]/g, '')), label);
      assert.match(page, /Not so: Asked tools waited\./);
    }
  });

  test('names the version that was read, and where, of what is only documented, and never calls it verified', () => {
    const documented = Object.values(targets).filter(({ proof }) => proof.level === 'documented');
    const page = productsPages(Object.values(targets), Object.fromEntries(Object.keys(targets).map((id) => [id, ran])));
    for (const { id, proof } of documented) {
      const section = page.body.slice(page.body.indexOf(`<section class="proved" id="${id}">`)).split('</section>')[0] as string;
      assert.ok(proof.level === 'documented' && section.includes(`Documented (${proof.version}, ${proof.source})`), section);
      assert.doesNotMatch(section, /verified/i);
    }
    const twin = JSON.parse(page.json) as { products: { id: string; verified: object | null }[] };
    assert.deepEqual(twin.products.filter(({ verified }) => verified === null).map(({ id }) => id), documented.map(({ id }) => id));
    const tool = renderTool(imaginedServer([[{ name: 'do_it' }, {}]]), 'do_it', { verified: { 'claude-code': ran } });
    for (const shown of [readable(tool.body), readableMarkdown(tool.markdown)]) {
      assert.match(shown, /Documented \(Plain 2\.0, plain\.example\/docs\)/);
      assert.doesNotMatch(shown, /Verified in/);
    }
  });

  test('a page opens none that is only documented', () => {
    assert.notEqual(targets[targetIds[0]].proof.level, 'documented');
  });

  test('has a twin that is its data', () => {
    const { products } = JSON.parse(json) as { products: { id: string; proof: object; verified: VerifiedClient | null }[] };
    assert.deepEqual(products.map(({ id, proof }) => ({ id, proof })), Object.values(targets).map(({ id, proof }) => ({ id, proof })));
    assert.deepEqual(products.find(({ id }) => id === 'codex')?.verified?.checks, [passed, failed]);
  });
});
