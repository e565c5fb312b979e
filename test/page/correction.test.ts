import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readable, readableMarkdown, renderAlone } from './render-tool.ts';

const corrected = { by: 'Ada <script>alert(1)</script>', because: 'It empties a sandbox. | [x](javascript:1) \u202e', reviewed: '2026-02-03', until: '2027-02-03', rules: { class: 'destructive', severity: 'critical' } } as const;
const says = 'Corrected by Ada <script>alert(1)</script> on 2026-02-03, for this definition alone, until 2027-02-03. The rules say Destructive, Critical. Reason: It empties a sandbox. | [x](javascript:1) ⟨U+202E⟩';

describe('a verdict that a person corrected', () => {
  test('names who, when, until when, why, and what the rules say, in both skins', () => {
    const { body, markdown } = renderAlone({ name: 'empty_sandbox' }, { corrected });
    assert.ok(readable(body).includes(says));
    assert.ok(readable(body).includes('Corrected by review'));
    assert.doesNotMatch(body, /<script>alert/);
    assert.ok(readableMarkdown(markdown).includes(says.replaceAll(' | ', ' ')), markdown);
    assert.doesNotMatch(markdown, /\[x\]\(javascript|<script>/);
  });
  test('is not spoken of where nobody did', () => {
    assert.doesNotMatch(renderAlone({ name: 'read_note' }).body, /Corrected/);
  });
});
