import { settingTypes } from '../../files/setting-types.ts';

const { list, texts, flag, word, object, either } = settingTypes;

/** Values of `permissions.defaultMode`. `manual` is another word for `default`, which versions before 2.1.200 do not know. */
export const claudeCodeModes = ['default', 'manual', 'acceptEdits', 'plan', 'dontAsk', 'auto', 'bypassPermissions'];

/** The setting `permissions` of Claude Code, 2.1.332. Rules that are no texts are passed over. */
export const claudeCodePermissions = object({
  allow: list, ask: list, deny: list, additionalDirectories: texts, defaultMode: either(word(...claudeCodeModes), (_value, where) => ({ where, what: 'is no mode that it knows' })),
  disableBypassPermissionsMode: word('disable'), disableAutoMode: word('disable'), denyInsteadOfPrompting: flag,
  blockReadsOutsideWorkingDirectories: flag, blockFileToolReadsOutsideWorkingDirectories: flag, blockWritesOutsideWorkingDirectories: flag,
});
