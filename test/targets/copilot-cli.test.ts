import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toASCII } from 'node:punycode';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { targets } from '../../src/targets/targets.ts';
import { copilotCliTwins } from '../../src/targets/products/copilot-cli/copilot-cli-name.ts';
import { punycode } from '../../src/targets/products/copilot-cli/punycode.ts';
import { check, checkedServer, withDefinitions } from './check-trial.ts';
import { imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';

const { 'copilot-cli': copilot } = targets;
const b = 'b'.repeat(57);

/** The flags of a policy for tools of a server called github. */
function flagsFor(tools: Record<string, Decision>): string[] {
  return copilot.build(imaginedRequest(Object.entries(tools).map(([name, decision]) => imaginedItem(name, decision)))).data as string[];
}

describe('names that Copilot CLI cuts', () => {
  test('are printed as they are cut, for both flags', () => {
    assert.deepEqual(flagsFor({ [`${b}_delete_everything`]: 'deny' }), ['copilot', '--deny-tool', `github(${b})`, '--excluded-tools', `github-${b}`]);
    assert.equal(`github-${b}`.length, 64);
  });
  test('of tools that are cut to one, each has its number, and the stricter decision counts for all: which is which depends on the list', () => {
    assert.deepEqual(flagsFor({ [`${b}_get`]: 'allow', [`${b}_set`]: 'deny', [`${b}_list`]: 'allow' }).filter((word) => word.startsWith('github(')),
      [`github(${b})`, `github(${b.slice(1)}2)`, `github(${b.slice(1)}3)`]);
  });
  test('a number that makes the name of another tool is passed over, and ten takes two characters', () => {
    assert.deepEqual(copilotCliTwins('github', `github(${b})`, 3, (name) => name === `github(${b.slice(1)}2)`), [`github(${b})`, `github(${b.slice(1)}3)`, `github(${b.slice(1)}4)`]);
    assert.equal(copilotCliTwins('github', `github(${b})`, 12, () => false).at(-1), `github(${b.slice(2)}12)`);
    assert.deepEqual(copilotCliTwins('github', 'github(a-b)', 2, () => false), ['github(a-b)'], 'of two short names only one is offered at all');
  });
  test('a flag that is not cut is dead, and a check says how it reads', () => {
    const server = checkedServer(withDefinitions([imaginedItem(`${b}_delete_everything`, 'deny')]));
    const [found] = check('copilot-cli', `copilot --deny-tool 'slack(${b}_delete_everything)'`, server);
    assert.ok(found?.findings.some(({ kind, suggestion }) => kind === 'dead' && suggestion === `slack(${b}_)`), JSON.stringify(found));
  });
  test('a key that leaves no room is refused', () => {
    assert.match((copilot.nameOf('k'.repeat(62), 'a') as { refused: string }).refused, /shorter/);
    assert.deepEqual(copilot.nameOf('k'.repeat(59), 'get_it'), { name: `${'k'.repeat(59)}(get_)` });
  });
});

test('names beyond ASCII are spelled in Punycode as Node spells it', () => {
  for (const name of [...inventedNames(20261130, 400), 'é漢😀', 'a.é', 'Bücher', '漢。字', 'É', 'é-', `${'é'.repeat(60)}x`]) {
    if (/\p{Surrogate}/u.test(name) || name.includes('@')) continue;
    assert.equal(punycode(name), toASCII(name), JSON.stringify(name));
  }
});

describe('flags of Copilot CLI', () => {
  const decides: [words: string, tool: string, outcome: string][] = [
    ["--deny-tool 'gh(a)' 'gh(b)' --allow-tool 'gh(c)'", 'b', 'deny'],
    ["--deny-tool 'gh(a)' 'gh(b)' --allow-tool 'gh(c)'", 'c', 'allow'],
    ["--deny-tool 'gh(a),gh(b)' --yolo", 'b', 'deny'],
    ["--deny-tool='gh(a), gh(b)' --yolo", 'b', 'deny'],
    ["--yolo --deny-tool 'gh(a)' -p 'gh(b)'", 'b', 'allow'],
    ['--yolo --available-tools gh-a gh-b', 'b', 'allow'],
    ['--yolo --available-tools gh-a,gh-b', 'c', 'deny'],
    ['--available-tools gh-a', 'a', 'unlisted'],
    ['--yolo --available-tools gh', 'c', 'allow'],
    ['--yolo --available-tools gh/a', 'a', 'allow'],
    ['--yolo --available-tools other', 'a', 'deny'],
    ['--yolo --available-tools gh-a --excluded-tools gh-a', 'a', 'deny'],
    ['--yolo --excluded-tools gh', 'a', 'deny'],
  ];
  for (const [words, tool, outcome] of decides) {
    test(`${tool} under ${words}: ${outcome}`, () => assert.equal(copilot.decide!(copilot.read!(`copilot ${words}`, 'mine'), 'gh', { tool, arguments: {} }).outcome, outcome));
  }
  test('a tool that --available-tools names and the server lacks is said', () => {
    const server = checkedServer(withDefinitions([imaginedItem('get_user', 'allow')]));
    const [found] = check('copilot-cli', "copilot --available-tools slack-get_user slack-gone --allow-tool 'slack(get_user)'", server);
    assert.deepEqual(found?.findings.map(({ kind, entry }) => [kind, entry]).filter(([kind]) => kind !== 'stricter'), [['unknown', 'slack-gone']]);
  });
});
