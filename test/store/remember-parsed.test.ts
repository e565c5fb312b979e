import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { parseKnowledge } from '../../src/judge/knowledge/parse-knowledge.ts';
import { readKnowledgeFiles } from '../../src/store/read/knowledge-files.ts';
import { addsKnowledge, knowledgeState, recallKnowledge } from '../../src/store/read/made-knowledge.ts';
import { recallParsed, rememberParsed } from '../../src/store/read/remember-parsed.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-parsed-'));
after(() => rmSync(folder, { recursive: true }));
const texts = [{ path: 'a.yaml', text: 'a: 1' }, { path: 'b.yaml', text: '- 2' }];
const files = [{ path: 'a.yaml', data: { a: 1 } }, { path: 'b.yaml', data: [2] }];

describe('what files were parsed to', () => {
  test('is recalled while every text is the same', async () => {
    const path = join(folder, 'deep', 'parsed.json');
    assert.equal(await recallParsed(path, texts), null);
    await rememberParsed(path, texts, files);
    assert.deepEqual(await recallParsed(path, texts), files);
    for (const others of [texts.slice(1), [...texts].reverse(), [texts[0]!, { path: 'b.yaml', text: '- 3' }], [texts[0]!, { path: 'c.yaml', text: '- 2' }]]) {
      assert.equal(await recallParsed(path, others), null);
    }
  });

  test('is parsed again where it is broken, and where nothing can be written', async () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '{ "texts": ');
    assert.equal(await recallParsed(path, texts), null);
    await rememberParsed(join(path, 'below-a-file.json'), texts, files);
  });

  test('is the same as what parsing gives', async () => {
    const plain = (all: Awaited<ReturnType<typeof readKnowledgeFiles>>) => all.map(({ path, data }) => ({ path, data }));
    const fresh = await readKnowledgeFiles(undefined, { fresh: true });
    assert.equal(typeof fresh[0]?.lineOf, 'function');
    assert.deepEqual(plain(await readKnowledgeFiles()), plain(fresh));
  });
});

describe('what knowledge was made of files', () => {
  test('is the same as what is made now, in every value', async () => {
    const made = parseKnowledge(await readKnowledgeFiles(undefined, { fresh: true }));
    await loadKnowledge();
    assert.deepEqual(await recallKnowledge(knowledgeState()), made);
    assert.deepEqual(await loadKnowledge(), made);
  });

  test('is forgotten where anything of it is another', async () => {
    await loadKnowledge();
    assert.notEqual(await recallKnowledge(knowledgeState()), null);
    assert.equal(await recallKnowledge(`${knowledgeState()}\n`), null);
  });

  test('depends on every knowledge file, and on the code that checks them', () => {
    const state = knowledgeState();
    for (const part of ['rules/name-deletes.yaml', 'lexicon/danger-verbs.yaml', 'attacks/', 'domains/', 'severity.yaml', 'decisions.yaml', 'confidence.yaml', 'schema/knowledge/rule.ts', 'judge/knowledge/parse-knowledge.ts', 'read/read-yaml.ts']) {
      assert.ok(state.includes(part), part);
    }
  });

  test('is not taken where a catalog of one\'s own adds rules', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    assert.equal(addsKnowledge(own), false);
    mkdirSync(join(own, 'rules'));
    assert.equal(addsKnowledge(own), false);
    writeFileSync(join(own, 'rules', 'my-rule.yaml'), 'no rule');
    assert.equal(addsKnowledge(own), true);
    await assert.rejects(loadKnowledge(own));
  });
});
