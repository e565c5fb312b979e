import type { Json } from '../../../schema/json.ts';
import type { CedarEntity, CedarExpression, CedarPolicy } from './cedar-policy.ts';

const token = /(?:\s|\/\/[^\n]*(?:\n|$))*(?:"((?:\\[\s\S]|[^"\\])*)"|(-?\d+)|([A-Za-z_]\w*)|(::|&&|\|\||==|!=|<=|>=|[<>!.,;(){}[\]@])|($))/y;
/** Binary operators by strength, weakest first: docs.cedarpolicy.com, "Grammar specification". */
const strengths = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in']];
/** Calls that stand for functions of extension types; all others are operators of the language. */
const extensionCalls = new Set(['lessThan', 'lessThanOrEqual', 'greaterThan', 'greaterThanOrEqual']);

interface Token { kind: 'text' | 'number' | 'word' | 'mark' | 'end'; text: string }
type Scope = CedarPolicy['principal'] | CedarPolicy['action'];

/** Parses policies from Cedar text; null where it holds something else than what `CedarPolicy` knows. */
export function parseCedar(source: string): CedarPolicy[] | null {
  const tokens = tokensOf(source);
  if (tokens === null) return null;
  try {
    return new CedarReader(tokens).policies();
  } catch (error) {
    if (error instanceof UnknownCedar) return null;
    throw error;
  }
}

/** Thrown inside the parser only. */
class UnknownCedar extends Error {}

class CedarReader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  policies(): CedarPolicy[] {
    const policies: CedarPolicy[] = [];
    while (this.next().kind !== 'end') policies.push(this.policy());
    return policies;
  }

  private policy(): CedarPolicy {
    while (this.takes('@')) this.annotation();
    const effect = this.word();
    if (effect !== 'permit' && effect !== 'forbid') throw new UnknownCedar();
    this.expect('(');
    const principal = this.scope('principal') as CedarPolicy['principal'];
    this.expect(',');
    const action = this.scope('action') as CedarPolicy['action'];
    this.expect(',');
    const resource = this.scope('resource') as CedarPolicy['resource'];
    this.expect(')');
    const conditions: CedarPolicy['conditions'] = [];
    while (!this.takes(';')) conditions.push(this.condition());
    return { effect, principal, action, resource, conditions };
  }

  private annotation(): void {
    this.word();
    if (!this.takes('(')) return;
    this.text();
    this.expect(')');
  }

  private scope(name: string): Scope {
    if (this.word() !== name) throw new UnknownCedar();
    if (this.takes('==')) return { op: '==', entity: this.entity(this.word()) };
    if (this.takesWord('is')) return { op: 'is', entity_type: this.path(this.word()) };
    if (!this.takesWord('in')) return { op: 'All' };
    this.expect('[');
    const entities: CedarEntity[] = [];
    while (!this.takes(']')) {
      if (entities.length > 0) this.expect(',');
      entities.push(this.entity(this.word()));
    }
    return { op: 'in', entities };
  }

  private condition(): CedarPolicy['conditions'][number] {
    const kind = this.word();
    if (kind !== 'when' && kind !== 'unless') throw new UnknownCedar();
    this.expect('{');
    const body = this.binary(0);
    this.expect('}');
    return { kind, body };
  }

  private binary(strength: number): CedarExpression {
    const operators = strengths[strength];
    if (operators === undefined) return this.related();
    let left = this.binary(strength + 1);
    for (let { kind, text } = this.next(); kind !== 'text' && operators.includes(text); { kind, text } = this.next()) {
      this.at += 1;
      left = { [text]: { left, right: this.binary(strength + 1) } };
    }
    return left;
  }

  private related(): CedarExpression {
    const left = this.unary();
    if (this.takesWord('has')) return { has: { left, attr: this.next().kind === 'text' ? this.text() : this.word() } };
    if (this.takesWord('like')) return { like: { left, pattern: patternOf(this.text(false)) } };
    return left;
  }

  private unary(): CedarExpression {
    return this.takes('!') ? { '!': { arg: this.unary() } } : this.member();
  }

  private member(): CedarExpression {
    let value = this.primary();
    for (;;) {
      if (this.takes('.')) value = this.attribute(value, this.word());
      else if (this.takes('[')) { value = { '.': { left: value, attr: this.text() } }; this.expect(']'); }
      else return value;
    }
  }

  private attribute(left: CedarExpression, name: string): CedarExpression {
    if (!this.takes('(')) return { '.': { left, attr: name } };
    const right = this.binary(0);
    this.expect(')');
    return extensionCalls.has(name) ? { [name]: [left, right] } : { [name]: { left, right } };
  }

  private primary(): CedarExpression {
    const { kind, text } = this.next();
    if (kind === 'text') return { Value: this.text() };
    this.at += 1;
    if (kind === 'number') return { Value: Number(text) };
    if (kind === 'mark' && text === '(') { const inner = this.binary(0); this.expect(')'); return inner; }
    if (kind === 'mark' && text === '[') return this.set();
    if (kind !== 'word') throw new UnknownCedar();
    if (text === 'true' || text === 'false') return { Value: text === 'true' };
    if (text === 'principal' || text === 'action' || text === 'resource' || text === 'context') return { Var: text };
    if (this.takes('(')) { const argument = this.binary(0); this.expect(')'); return { [text]: [argument] }; }
    return { Value: { __entity: { ...this.entity(text) } } };
  }

  private set(): CedarExpression {
    const values: CedarExpression[] = [];
    while (!this.takes(']')) {
      if (values.length > 0) this.expect(',');
      values.push(this.binary(0));
    }
    return { Set: values };
  }

  private path(first: string): string {
    let path = first;
    while (this.takes('::')) path += `::${this.word()}`;
    return path;
  }

  private entity(first: string): CedarEntity {
    let type = first;
    for (this.expect('::'); this.next().kind !== 'text'; this.expect('::')) type += `::${this.word()}`;
    return { type, id: this.text() };
  }

  private word(): string {
    const { kind, text } = this.next();
    if (kind !== 'word') throw new UnknownCedar();
    this.at += 1;
    return text;
  }

  private text(isUnescaped = true): string {
    const { kind, text } = this.next();
    if (kind !== 'text') throw new UnknownCedar();
    this.at += 1;
    return isUnescaped ? unescaped(text) : text;
  }

  private next(): Token {
    return this.tokens[this.at] as Token;
  }

  private takes(mark: string): boolean {
    return this.takesToken('mark', mark);
  }

  private takesWord(word: string): boolean {
    return this.takesToken('word', word);
  }

  private takesToken(wanted: Token['kind'], wantedText: string): boolean {
    const { kind, text } = this.next();
    if (kind !== wanted || text !== wantedText) return false;
    this.at += 1;
    return true;
  }

  private expect(mark: string): void {
    if (!this.takes(mark)) throw new UnknownCedar();
  }
}

function tokensOf(source: string): Token[] | null {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (;;) {
    const found = token.exec(source);
    if (found === null) return null;
    const [, text, number, word, mark] = found;
    if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else { tokens.push({ kind: 'end', text: '' }); return tokens; }
  }
}

const letters: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '\u0000', '\\': '\\', '"': '"', "'": "'" };
const escape = /\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-7][0-9a-fA-F])|([\s\S]))/g;

function unescaped(inside: string): string {
  return inside.replace(escape, (_all, long, byte, letter) => {
    const digits = (long ?? byte) as string | undefined;
    const character = digits === undefined ? letters[letter as string] : characterOf(Number.parseInt(digits, 16));
    if (character === undefined) throw new UnknownCedar();
    return character;
  });
}

function characterOf(codePoint: number): string | undefined {
  const isCharacter = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return isCharacter ? String.fromCodePoint(codePoint) : undefined;
}

/** The parts of a `like` pattern, character by character: a star is a wildcard unless it is escaped. */
function patternOf(inside: string): Json[] {
  return (inside.match(/\\u\{[0-9a-fA-F]{1,6}\}|\\x[0-7][0-9a-fA-F]|\\[\s\S]|[\s\S]/gu) ?? [])
    .map((part) => (part === '*' ? 'Wildcard' : { Literal: part === '\\*' ? '*' : unescaped(part) }));
}
