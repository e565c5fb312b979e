import type { Json } from '../../../schema/json.ts';

/** A CEL expression as far as policies about tools need it: no arithmetic, no macros but `has`. */
export type CelExpression =
  | { literal: Json }
  | { list: CelExpression[] }
  | { name: string }
  | { of: CelExpression; field: string }
  | { of: CelExpression; index: CelExpression }
  | { call: string; of: CelExpression | null; with: CelExpression[] }
  | { operator: string; left: CelExpression; right: CelExpression }
  | { not: CelExpression }
  | { if: CelExpression; then: CelExpression; else: CelExpression };

const token = /\s*(?:(r?)("(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)u?|([A-Za-z_]\w*)|(&&|\|\||==|!=|<=|>=|[-<>!.,?:()[\]])|($))/y;
/** Binary operators by strength, weakest first: cel-spec, "Syntax". */
const strengths = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in']];

interface Token { kind: 'text' | 'number' | 'word' | 'mark' | 'end'; text: string }

/** Parses a CEL expression; null where it holds something else than what `CelExpression` knows. */
export function parseCel(source: string): CelExpression | null {
  const tokens = tokensOf(source);
  if (tokens === null) return null;
  try {
    const reader = new CelReader(tokens);
    const expression = reader.choice();
    return reader.isDone() ? expression : null;
  } catch (error) {
    if (error instanceof UnknownCel) return null;
    throw error;
  }
}

/** Thrown inside the parser only. */
class UnknownCel extends Error {}

class CelReader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  isDone(): boolean {
    return this.next().kind === 'end';
  }

  choice(): CelExpression {
    const condition = this.binary(0);
    if (!this.takes('?')) return condition;
    const then = this.choice();
    this.expect(':');
    return { if: condition, then, else: this.choice() };
  }

  private binary(strength: number): CelExpression {
    const operators = strengths[strength];
    if (operators === undefined) return this.unary();
    let left = this.binary(strength + 1);
    for (let operator = this.next().text; this.next().kind !== 'text' && operators.includes(operator); operator = this.next().text) {
      this.at += 1;
      left = { operator, left, right: this.binary(strength + 1) };
    }
    return left;
  }

  private unary(): CelExpression {
    if (this.takes('!')) return { not: this.unary() };
    if (this.takes('-')) return this.negative();
    return this.member();
  }

  private negative(): CelExpression {
    const { kind, text } = this.next();
    if (kind !== 'number') throw new UnknownCel();
    this.at += 1;
    return { literal: -Number(text) };
  }

  private member(): CelExpression {
    let value = this.primary();
    for (;;) {
      if (this.takes('.')) value = this.field(value, this.word());
      else if (this.takes('[')) { value = { of: value, index: this.choice() }; this.expect(']'); }
      else return value;
    }
  }

  private field(of: CelExpression, field: string): CelExpression {
    return this.takes('(') ? { call: field, of, with: this.values(')') } : { of, field };
  }

  private primary(): CelExpression {
    const { kind, text } = this.next();
    this.at += 1;
    if (kind === 'text') return { literal: text };
    if (kind === 'number') return { literal: Number(text) };
    if (kind === 'mark' && text === '(') { const inner = this.choice(); this.expect(')'); return inner; }
    if (kind === 'mark' && text === '[') return { list: this.values(']') };
    if (kind !== 'word') throw new UnknownCel();
    if (text === 'true' || text === 'false') return { literal: text === 'true' };
    if (text === 'null') return { literal: null };
    return this.takes('(') ? { call: text, of: null, with: this.values(')') } : { name: text };
  }

  private values(end: string): CelExpression[] {
    const values: CelExpression[] = [];
    while (!this.takes(end)) {
      if (values.length > 0) this.expect(',');
      values.push(this.choice());
    }
    return values;
  }

  private word(): string {
    const { kind, text } = this.next();
    if (kind !== 'word') throw new UnknownCel();
    this.at += 1;
    return text;
  }

  private next(): Token {
    return this.tokens[this.at] as Token;
  }

  private takes(mark: string): boolean {
    const { kind, text } = this.next();
    if (kind !== 'mark' || text !== mark) return false;
    this.at += 1;
    return true;
  }

  private expect(mark: string): void {
    if (!this.takes(mark)) throw new UnknownCel();
  }
}

function tokensOf(source: string): Token[] | null {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (;;) {
    const found = token.exec(source);
    if (found === null) return null;
    const [, raw, quoted, number, word, mark] = found;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: raw === 'r' ? quoted.slice(1, -1) : unescaped(quoted.slice(1, -1)) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else { tokens.push({ kind: 'end', text: '' }); return tokens; }
  }
}

const letters: Record<string, string> = { n: '\n', r: '\r', t: '\t', a: '\u0007', b: '\b', f: '\f', v: '\v' };

/** The text a literal stands for: cel-spec, "String and Bytes Values". */
function unescaped(inside: string): string {
  return inside.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[xX]([0-9a-fA-F]{2})|([0-3][0-7]{2})|([\s\S]))/g, (_all, short, long, byte, octal, letter) => {
    const digits = (short ?? long ?? byte) as string | undefined;
    if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
    return octal === undefined ? letters[letter as string] ?? letter as string : codePoint(Number.parseInt(octal as string, 8));
  });
}

function codePoint(value: number): string {
  return value > 0x10ffff ? '\ufffd' : String.fromCodePoint(value);
}
