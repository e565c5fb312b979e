import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { Help } from 'commander';
import { commands } from '../../src/cli/commands.ts';
import type { Context } from '../../src/cli/context.ts';
import { sayDefect } from '../../src/cli/say-defect.ts';
import { installLine, missingPackage, optionalPackages } from '../../src/flow/optional-packages.ts';
import { root } from './run-toolrisk.ts';

/** The files that a file loads before it does anything, and the packages. */
function loadedBy(path: string, found = new Set<string>()): Set<string> {
  found.add(path);
  for (const [, type, name] of readFileSync(join(root, path), 'utf8').matchAll(/^(?:import|export) (type )?[^;]*?from '([^']+)';$/gms)) {
    if (type !== undefined || name!.startsWith('node:')) continue;
    const next = name!.startsWith('.') ? relative(root, join(root, dirname(path), name!)) : name!;
    if (name!.startsWith('.') && !found.has(next)) loadedBy(next, found);
    else found.add(next);
  }
  return found;
}

describe('the list of commands', () => {
  for (const [name, { term, says, load }] of Object.entries(commands)) {
    test(`has the words of the command itself: ${name}`, async () => {
      const command = (await load())({ codes: [] } as unknown as Context);
      assert.deepEqual([command.name(), new Help().subcommandTerm(command), command.description()], [name, term, says]);
    });
  }
});

describe('a cold start', () => {
  test('for the version loads a few small files and no package', () => {
    const loaded = [...loadedBy('src/cli/main.ts')];
    assert.deepEqual(loaded.filter((path) => !path.startsWith('src/')), []);
    assert.ok(loaded.length <= 20, loaded.join('\n'));
  });
  test('for the help loads what parses options besides, and no command', () => {
    const loaded = [...loadedBy('src/cli/program.ts')];
    assert.deepEqual(loaded.filter((path) => !path.startsWith('src/')), ['commander']);
    assert.ok(loaded.length <= 15, loaded.join('\n'));
  });
});

describe('optional packages', () => {
  const { dependencies, devDependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, unknown>>;
  for (const [name, { version }] of Object.entries(optionalPackages)) {
    test(`are peers that nobody must have, and here for the tests: ${name}`, () => {
      assert.deepEqual([dependencies![name], peerDependencies![name], peerDependenciesMeta![name]], [undefined, version, { optional: true }]);
      assert.equal(`^${String(devDependencies![name])}`, version);
    });
  }
  test('are told by name when they are missing, with what else is needed', () => {
    const error = Object.assign(new Error("Cannot find package 'bullmq' imported from /x.js"), { code: 'ERR_MODULE_NOT_FOUND' });
    assert.equal(missingPackage(error), 'bullmq');
    assert.match(installLine('bullmq'), /^Install it beside toolrisk: npm install bullmq@\^\d.* ioredis@\^\d/);
    assert.equal(missingPackage(Object.assign(new Error("Cannot find package 'zod' imported from /x.js"), { code: 'ERR_MODULE_NOT_FOUND' })), null);
  });
});

describe('a defect', () => {
  test('is reported where a setting says, and nowhere else', () => {
    assert.equal(sayDefect({}), 'This is a defect of toolrisk, not of what it was given.');
    assert.equal(sayDefect({ TOOLRISK_REPORT_URL: 'https://example.com/new\u001b' }), 'This is a defect of toolrisk, not of what it was given. Report it with the lines above: https://example.com/new⟨U+001B⟩');
  });
});
