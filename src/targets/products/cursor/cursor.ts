import { stringsIn } from '../../languages/json/dig.ts';
import { jsonc } from '../../languages/json/jsonc.ts';
import { makeProduct } from '../../make-product.ts';
import { beginOf } from '../../names/begin-of.ts';
import { asks } from '../../simulate/stance.ts';
import { decideCursor } from './cursor-decide.ts';
import { findCursorEntries } from './cursor-entries.ts';
import { cursorFiles } from './cursor-files.ts';
import { cursorName } from './cursor-name.ts';
import { cursorPolicy } from './cursor-policy.ts';
import { cursorSteps, cursorWords } from './cursor-words.ts';

/**
 * Cursor's permissions.json: `mcpAllowlist` names what runs without approval, everything else asks. Once the list is there it
 * replaces the one in the settings. Nothing in the file denies (cursor.com/docs/reference/permissions).
 */
export const cursor = makeProduct({
  label: 'Cursor', fileName: 'permissions.json', format: jsonc,
  proof: { level: 'documented', version: 'read in November 2026', source: 'cursor.com/docs/reference/permissions', says: 'Read in the vendor\'s reference of permissions.json; there is no schema, and Cursor was not run.' },
  nameOf: cursorName, policyOf: cursorPolicy, words: cursorWords, steps: cursorSteps, decide: decideCursor,
  findEntries: findCursorEntries,
  ruleBegin: ([first], text) => (first === 'mcpAllowlist' ? beginOf(text, /^[\w.*-]{1,100}:[\w.*/-]{1,128}$/) : ''),
  combine: (all) => ({ mcpAllowlist: all.flatMap((data) => stringsIn(data, 'mcpAllowlist')) }),
  stance: () => asks('before each call'), files: cursorFiles,
  modes: ['With auto-run set to run everything, Cursor asks about nothing: no list holds a tool back.'],
  serverKeys: (data) => stringsIn(data, 'mcpAllowlist').map((entry) => /^([^:]+):/.exec(entry)?.[1]),
});
