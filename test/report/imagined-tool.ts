import type { Assessment, Evidence } from '../../src/schema/verdict/assessment.ts';

/** A verdict with the parts a case cares about. */
export function imaginedTool(name: string, parts: Partial<Assessment> = {}): Assessment {
  return {
    server: 's', name, class: 'read', severity: 'low', confidence: { value: 0.9, band: 'high' }, decision: 'allow', subBadges: [],
    facets: { effects: [] }, flags: [], evidence: [], overruled: [], hints: [], derivation: [], attacks: [],
    headline: parts.couldBe?.severity ?? parts.severity ?? 'low', ...parts,
  };
}

/** Something found in a description that should not stand there. */
export function finding(text: string, parts: Partial<Evidence> = {}): Evidence {
  return {
    facet: 'flags', value: 'instructions-in-definition', in: 'description', path: '/description', start: 0, end: text.length, text, rule: 'overrides-instructions', strength: 'decisive', ...parts,
  };
}

/** Names that try to leave their place: escape sequences, direction overrides, markup, other alphabets, lengths. */
export const hostileNames = [
  '\u001b[2J\u001b]0;owned\u0007', 'a\u202eb\u2066c', 'x\ny\r\nz\t|', '</td><script>alert(1)</script>', '`code` | **bold** [a](http://b)',
  '\u200bzero\u{e0041}tag', '名前'.repeat(30), '👩‍👩‍👧‍👦'.repeat(20), 'حذف_الملف', 'a'.repeat(4000), '__proto__', '', '\ud800', '../../etc/passwd',
  'U\u0301\u0302'.repeat(50), 'ﷺ'.repeat(30),
];
