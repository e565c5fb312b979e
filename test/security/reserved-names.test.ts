import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { registryServerId } from '../../src/sources/registry/registry-name.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { toolSlugs } from '../../src/text/slug.ts';

/** What Windows does with a file name: the part before the first dot, or before a colon, is what names a device. */
const isDevice = (file: string) => /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i.test((file.split(/[.:]/)[0] ?? '').trimEnd());

describe('a name that Windows keeps for a device', () => {
  const names = ['con', 'prn', 'aux', 'nul', 'CON', 'Nul', 'com1', 'com9', 'COM1', 'lpt1', 'lpt9', 'com0', 'lpt0', 'com¹', 'com²', 'lpt³', 'con.txt', 'nul.tar.gz', 'aux.', 'aux ',
    'con .txt', 'com1.json', 'lpt1.a.b', 'CONIN$', 'CONOUT$', ' con', '.con', '/con', 'con:x', 'con/..', 'con.'];

  test('gets a suffix as the address of a tool, in whatever spelling, so that no file of its page is the device', () => {
    for (const [index, slug] of toolSlugs(names).entries()) {
      for (const ending of ['', '.html', '.json', '.md']) assert.ok(!isDevice(slug + ending), `${names[index]} → ${slug}${ending}`);
      assert.match(slug, /^[a-z0-9][a-z0-9._-]*~[0-9a-f]{8}$/, names[index]);
    }
  });

  test('is told from the others by its suffix, also where cleaned forms are the same', () => {
    const slugs = toolSlugs(names);
    assert.equal(new Set(slugs).size, names.length);
  });

  test('is left alone where it only begins like one', () => {
    for (const name of ['console', 'con_nect', 'auxiliary', 'com10', 'lpt', 'null', 'com', 'context.get', 'nul-ify']) assert.deepEqual(toolSlugs([name]), [name]);
  });

  test('is no id of a server that a registry lists', () => {
    for (const name of ['con/con', 'aux/x', 'nul/nul', 'COM1/COM1']) assert.ok(!isDevice(`${registryServerId(name)}.yaml`), name);
  });

  test('is no id of a server file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reserved-'));
    try {
      mkdirSync(join(folder, 'servers'));
      writeFileSync(join(folder, 'servers/nul.yaml'), 'title: N\nabout: N.\ntopic: other\nurl: https://x.example/\n');
      await assert.rejects(readServerSpecs(folder), /"nul" is a device on Windows\. Name the file otherwise/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
