import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetId } from '../../src/schema/policy.ts';
import { DroppedFile } from '../../src/targets/languages/dropped-file.ts';
import { targets } from '../../src/targets/targets.ts';
import { mergeInto } from './merge-trial.ts';

const permissions = { allow: ['mcp__slack__get'], deny: ['mcp__slack__delete'] };
const settings = (rest: object, rules: object = {}) => JSON.stringify({ permissions: { ...permissions, ...rules }, ...rest }, null, 2);
const rule = (rest: string) => `[[rule]]\nmcpName = "slack"\ntoolName = "delete"\ndecision = "deny"\npriority = 999\n${rest}\n`;

/** Files that the client takes for nothing, as it was seen to, and what is said of them. */
const dropped: [id: TargetId, text: string, says: RegExp][] = [
  ['claude-code', `// mine\n${settings({})}`, /^mine:1:1: holds a comment, and Claude Code ignores the whole file/],
  ['claude-code', settings({}).replace('"mcp__slack__get"', '"mcp__slack__get",'), /^mine:\d+:\d+: holds a trailing comma/],
  ['claude-code', settings({}).slice(0, -2), /^mine:\d+:\d+: is not JSON/],
  ['claude-code', '', /^mine:1:1: is not JSON/],
  ['claude-code', '[]', /^mine: is no JSON object/],
  ['claude-code', settings({}, { defaultMode: 'yolo' }), /^mine: permissions\.defaultMode: is no mode/],
  ['claude-code', settings({}, { defaultMode: 5 }), /^mine: permissions\.defaultMode/],
  ['claude-code', settings({}, { allow: 'mcp__slack__get' }), /^mine: permissions\.allow: is no list/],
  ['claude-code', settings({}, { additionalDirectories: '..' }), /^mine: permissions\.additionalDirectories: is no list/],
  ['claude-code', settings({}, { disableBypassPermissionsMode: true }), /^mine: permissions\.disableBypassPermissionsMode/],
  ['claude-code', JSON.stringify({ permissions: [] }), /^mine: permissions: is no object/],
  ['claude-code', settings({ env: 'x' }), /^mine: env: is no object/],
  ['claude-code', settings({ model: 5 }), /^mine: model: is no text/],
  ['claude-code', settings({ cleanupPeriodDays: 'x' }), /^mine: cleanupPeriodDays: is no whole number from 1/],
  ['claude-code', settings({ includeCoAuthoredBy: 'yes' }), /^mine: includeCoAuthoredBy: is no true or false/],
  ['claude-code', settings({ statusLine: 'x' }), /^mine: statusLine: is no object/],
  ['claude-code', settings({ hooks: { PreToolUse: 'x' } }), /^mine: hooks\.PreToolUse: is no list/],
  // Each kind of type that a setting may have: of a number, a word, a list, a record, an object in an object, one of several.
  ['claude-code', settings({ cleanupPeriodDays: 0 }), /^mine: cleanupPeriodDays: is no whole number from 1/],
  ['claude-code', settings({ cleanupPeriodDays: 1.5 }), /^mine: cleanupPeriodDays/],
  ['claude-code', settings({ feedbackSurveyRate: 5 }), /^mine: feedbackSurveyRate: is no number from 0 to 1/],
  ['claude-code', settings({ model: null }), /^mine: model: is no text/],
  ['claude-code', settings({ autoUpdatesChannel: 'x' }), /^mine: autoUpdatesChannel: is no one of latest, stable, rc/],
  ['claude-code', settings({ disableAutoMode: 'x' }), /^mine: disableAutoMode: is no "disable"/],
  ['claude-code', settings({}, { disableAutoMode: 'x' }), /^mine: permissions\.disableAutoMode/],
  ['claude-code', settings({}, { additionalDirectories: [5] }), /^mine: permissions\.additionalDirectories\[0\]: is no text/],
  ['claude-code', settings({ availableModels: [5] }), /^mine: availableModels\[0\]: is no text/],
  ['claude-code', settings({ enabledMcpjsonServers: [5] }), /^mine: enabledMcpjsonServers\[0\]: is no text/],
  ['claude-code', settings({ enabledMcpjsonServers: 'a b' }), /^mine: enabledMcpjsonServers: is no list/],
  ['claude-code', settings({ sandbox: { enabled: 'yes' } }), /^mine: sandbox\.enabled: is no true or false/],
  ['claude-code', settings({ sandbox: { network: { deniedDomains: 'x' } } }), /^mine: sandbox\.network\.deniedDomains: is no list/],
  ['claude-code', settings({ sandbox: { credentials: { files: [{ path: '/x' }] } } }), /^mine: sandbox\.credentials\.files\[0\]: lacks mode/],
  ['claude-code', settings({ sandbox: { credentials: { envVars: [{ name: 'A', mode: 'mask', extract: 'x' }] } } }), /^mine: sandbox\.credentials\.envVars\[0\]\.extract: is no pattern with a group/],
  ['claude-code', settings({ disableAllHooks: null }), /^mine: disableAllHooks: is no true or false/],
  ['claude-code', settings({ statusLine: {} }), /^mine: statusLine: lacks type/],
  ['claude-code', settings({ statusLine: { type: 'command', command: 5 } }), /^mine: statusLine\.command: is no text/],
  ['claude-code', settings({ enabledPlugins: { 'a@b': 5 } }), /^mine: enabledPlugins\.a@b: is no true or false/],
  ['claude-code', settings({ skillOverrides: { a: 'x' } }), /^mine: skillOverrides\.a: is no one of/],
  ['claude-code', settings({ attribution: 'x' }), /^mine: attribution: is no object/],
  ['claude-code', settings({ attribution: { commit: 5 } }), /^mine: attribution\.commit: is no text/],
  ['claude-code', settings({ autoMode: 'x' }), /^mine: autoMode: is no object/],
  ['claude-code', settings({ sshConfigs: ['x'] }), /^mine: sshConfigs\[0\]: is no object/],
  ['claude-code', settings({ quietHours: { start: '25:00' } }), /^mine: quietHours\.start: is no time/],
  ['claude-code', settings({ strictKnownMarketplaces: [{ source: 'github' }] }), /^mine: strictKnownMarketplaces\[0\]: lacks repo/],
  ['claude-code', settings({ extraKnownMarketplaces: { x: { source: { source: 'new' } } } }), /^mine: extraKnownMarketplaces\.x\.source: is of a kind/],
  ['claude-code', settings({ hooks: { PreToolUse: ['x'] } }), /^mine: hooks\.PreToolUse\[0\]: is no object/],
  ['claude-code', settings({ hooks: { PermissionRequest: [{ hooks: 'x' }] } }), /^mine: hooks\.PermissionRequest\[0\]\.hooks: is no list/],
  ['claude-code', settings({ hooks: { PreToolUse: [{ hooks: [{ type: 'command' }] }] } }), /^mine: hooks\.PreToolUse\[0\]\.hooks\[0\]: lacks command/],
  ['claude-code', settings({ hooks: { PreToolUse: [{ hooks: [{ type: 'nope' }] }] } }), /^mine: hooks\.PreToolUse\[0\]\.hooks\[0\]\.type: is no one of/],
  ['claude-code', settings({ PreToolUse: [{ hooks: [] }] }), /^mine: PreToolUse: holds hooks that belong under hooks/],
  ['claude-code', settings({ hooks: [{ hooks: [] }] }), /^mine: hooks: is no object/],
  ['gemini-cli', `\ufeff${rule('')}`, /^mine: begins with a byte order mark, and Gemini CLI drops the whole file/],
  ['gemini-cli', rule('modes = ["default", "auto"]'), /^mine: rule 1: modes: is no list of modes/],
  ['gemini-cli', rule('modes = "default"'), /^mine: rule 1: modes/],
  ['gemini-cli', rule('interactive = "true"'), /^mine: rule 1: interactive: is neither true nor false/],
  ['gemini-cli', rule('allowRedirection = "no"'), /^mine: rule 1: allowRedirection/],
  ['gemini-cli', rule('denyMessage = 5'), /^mine: rule 1: denyMessage: is no text/],
  ['gemini-cli', `${rule('')}\n[[rule]]\ntoolName = "x"\ndecision = "allow"\npriority = "high"\n`, /^mine: rule 2: priority/],
  ['gemini-cli', `${rule('')}[[safety_checker]]\ntoolName = 5\n`, /^mine: safety_checker 1: has no checker/],
  ['gemini-cli', `${rule('')}[[safety_checker]]\ntoolName = 5\nchecker = { type = "external", name = "x" }\n`, /^mine: safety_checker 1: toolName: is no name/],
  ['gemini-cli', `${rule('')}[[safety_checker]]\ntoolName = "x"\nchecker = { type = "in-process", name = "x" }\n`, /^mine: safety_checker 1: checker: is no checker/],
  ['gemini-cli', `${rule('')}[[safety_checker]]\ntoolName = "x"\npriority = 1.5\nchecker = { type = "external", name = "x" }\n`, /^mine: safety_checker 1: priority/],
  ['gemini-cli', `safety_checker = 5\n${rule('')}`, /^mine: safety_checker: is no list of tables/],
  ['gemini-cli', 'rule = 5', /^mine: rule: is no list of tables/],
  ['gemini-cli', '[[rule]', /^mine:\d+:\d+: .*drops the whole file/],
];

/** Files that the client takes, odd as they are. */
const kept: [id: TargetId, text: string][] = [
  ['claude-code', `\ufeff${settings({})}`],
  ['claude-code', settings({ nonsense: 5, env: { A: 5 }, hooks: { Nope: [] }, mcpServers: {}, enabledMcpjsonServers: 'x' }, { block: ['x'], deny: ['mcp__slack__delete', 5, ''] })],
  ['claude-code', settings({}, { defaultMode: 'manual' })],
  ['claude-code', settings({
    attribution: { commit: '', other: 5 }, statusLine: { type: 'command', command: 'x', other: 5 }, sandbox: { enabled: true, other: 5 }, enableAllProjectMcpServers: null,
    enabledPlugins: { 'a@b': true, 'c@d': ['1'] }, worktree: { bgIsolation: 5 }, extraKnownMarketplaces: { x: 5 }, theme: 5, allowedMcpServers: 'x', effortLevel: 'x',
    hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'x' }] }], PostToolUse: ['x'], Stop: 'x', PermissionRequest: null },
  })],
  ['gemini-cli', `${rule('')}[[safety_checker]]\ntoolName = "x"\n[safety_checker.checker]\ntype = "external"\nname = "x"\n`],
  ['gemini-cli', `other = 1\n${rule('more = "x"')}`],
  ['qwen-code', `\ufeff// mine\n${settings({})}`],
];

describe('a file that its client drops', () => {
  for (const [id, text, says] of dropped) {
    test(`${id}: ${JSON.stringify(text.slice(0, 60))} ${String(says)}`, () => {
      assert.throws(() => targets[id].read!(text, 'mine'), (error) => error instanceof DroppedFile && says.test(error.message));
    });
    if (text.trim() !== '' && !text.startsWith('\ufeff')) {
      test(`${id}: nothing is merged into ${JSON.stringify(text.slice(0, 60))} ${String(says)}`, () => {
        assert.throws(() => mergeInto(id, text), (error) => error instanceof DroppedFile && /Nothing is written into it until then/.test(error.message));
      });
    }
  }
  for (const [id, text] of kept) {
    test(`is not ${id}: ${JSON.stringify(text.slice(0, 60))}`, () => assert.equal(targets[id].decide!(targets[id].read!(text, 'mine'), 'slack', { tool: 'delete', arguments: {} }).outcome, 'deny'));
  }
  test('is refused where the client runs nothing with it', () => {
    assert.throws(() => targets['qwen-code'].read!(settings({}).replace('"mcp__slack__get"', '"mcp__slack__get",'), 'mine'), /^PlaceError: mine:\d+:\d+: holds a trailing comma, and Qwen Code runs nothing with such settings\. Take it out\.$/);
  });
});
