import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { matchesMember } from '../../src/connect/sandbox/projects/matches-member.ts';
import { workspaceOf } from '../../src/connect/sandbox/projects/workspace-of.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'workspaces-')));
after(() => rmSync(root, { recursive: true, force: true }));

/** Whether a folder of a repository with these files is a member of the workspace at its root. */
function isMember(name: string, files: Record<string, string>, folder: string): boolean {
  const whole = join(root, name);
  for (const [path, text] of Object.entries({ ...files, [`${folder}/server.mjs`]: '' })) {
    mkdirSync(dirname(join(whole, path)), { recursive: true });
    writeFileSync(join(whole, path), text);
  }
  const found = workspaceOf(join(whole, folder));
  assert.ok(found === null || found === whole, String(found));
  return found !== null;
}

describe('a folder is of a workspace', () => {
  const npm = '{"workspaces":["packages/*"]}';
  for (const [name, files, folder, is] of [
    ['of npm', { 'package.json': npm }, 'packages/app', true], ['of yarn', { 'package.json': '{"workspaces":{"packages":["./packages/**"]}}' }, 'packages/deep/app', true],
    ['of pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n' }, 'packages/app', true], ['of lerna', { 'lerna.json': '{"packages":["packages/*"]}' }, 'packages/app', true],
    ['of uv', { 'pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]\n' }, 'packages/app', true], ['of nx, which names no members', { 'nx.json': '{}' }, 'apps/app', true],
    ['as a part of a member', { 'package.json': npm }, 'packages/app/src', true], ['that is a repository itself', { 'package.json': npm, '.git/HEAD': '' }, 'packages/app', true],
    ['but not beside its members', { 'package.json': npm }, 'vendor/app', false], ['but not where that is taken away', { 'package.json': '{"workspaces":["packages/*","!packages/app"]}' }, 'packages/app', false],
    ['but not as a repository of its own', { 'package.json': npm, 'packages/app/.git/HEAD': '' }, 'packages/app', false], ['but not in one', { 'package.json': npm, 'packages/app/.git': 'gitdir: x' }, 'packages/app/src', false],
    ['but not where nothing says so', { 'package.json': '{}' }, 'packages/app', false], ['but not by files that cannot be read', { 'package.json': '{"workspaces":', 'pyproject.toml': '[tool.uv' }, 'packages/app', false],
  ] as const) {
    test(name, () => assert.equal(isMember(name, files, folder), is));
  }
});

test('patterns of members mean what npm and pnpm mean by them', () => {
  const means = (pattern: string, path: string) => matchesMember(path.split('/'), pattern.split(' '));
  for (const [pattern, yes, no] of [
    ['a', ['a'], ['b', 'a/b']], ['a/*', ['a/b'], ['a', 'a/b/c']], ['a/**', ['a/b', 'a/b/c'], ['b/a']], ['**/a', ['a', 'b/a', 'b/c/a'], ['a/b']], ['a/**/b', ['a/b', 'a/x/y/b'], ['a/x']],
    ['x-*-z', ['x-y-z', 'x--z'], ['x-z']], ['{a,b}/*', ['a/x', 'b/x'], ['c/x', 'a']], ['a?', ['ab'], ['a', 'abc']], ['a/* !a/b', ['a/c'], ['a/b']], ['!a/b a/*', ['a/b'], ['b']], ['}{a', ['}{a'], ['a']],
  ] as const) {
    for (const path of yes) assert.ok(means(pattern, path), `${pattern} ${path}`);
    for (const path of no) assert.ok(!means(pattern, path), `${pattern} ${path}`);
  }
  assert.ok(!means('{a,b}'.repeat(150), 'c'));
  assert.ok(!means('*a'.repeat(400), 'a'.repeat(200)));
});
