import type { PolicyItem, PolicyRequest } from '../../src/schema/policy.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';

/** An imagined tool with a decision; its rate is the one of the first number given. */
export function imaginedItem(name: string, decision: Decision, max = 30): PolicyItem {
  return { name, class: 'write', severity: 'medium', decision, rate: { max, window: 'minute', because: 'It is imagined.' } };
}

/** A request about imagined tools of a server called github. */
export function imaginedRequest(items: PolicyItem[], rest: Partial<PolicyRequest> = {}): PolicyRequest {
  return { serverKey: 'github', title: 'GitHub', scope: 'server', items, posture: 'balanced', ...rest };
}

/** Names that strangers could give their tools, and that a careless printer, sentence or object would trip over. */
export const hostileNames = [
  '', ' ', '*', 'plain', 'Upper', 'has.dot', 'a/b', 'a_b', 'a__b', 'line\nbreak', 'tab\tand\rreturn', 'quote"', "apostrophe'", '`tick`',
  '"},{', '"]}', '\\', '\\"', '${x}', '{{x}}', '<script>', '# comment', '%0a', 'paren(x)', 'star*', 'bracket[0]', '-dash', '123', '0',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'rtl\u202ename', 'zero\u200bwidth', 'tag\u{e0041}', '\u0000', '\u001b[31m',
  '\ud800', 'half\udc00', '😀', '👨‍👩‍👧', 'ünï', 'e\u0301', '\uff21', '\u2028', 'n'.repeat(4000), '"'.repeat(200),
];

/** Names made up from awkward pieces; the same seed makes the same names. */
export function* inventedNames(seed: number, count: number): Generator<string> {
  const pieces = [...hostileNames.filter((name) => name.length < 20), ...'abc_-. /"\\{}[](),:;*\n\u202e'];
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let made = 0; made < count; made += 1) {
    yield Array.from({ length: 1 + next(5) }, () => pieces[next(pieces.length)] as string).join('');
  }
}
