import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { EvidencePlace } from '../../schema/vocabulary.ts';
import { hiddenCharacters } from '../../text/visible.ts';
import { addFact } from './fact.ts';
import type { Facts } from './fact.ts';
import { findOrders } from './find-orders.ts';
import { pointerPart } from './input-facts.ts';

/** Strings of a definition that are looked at, and units of all of them together: what comes after is reported as too long. */
const mostStrings = 4000;
const mostUnits = 2_000_000;

/** Well-known forms of credentials. Sources: the issuers' own documentation of their token prefixes. */
const secretForms = /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,90}|sk_live_[A-Za-z0-9]{16,64}|xox[abp]-[A-Za-z0-9-]{20,80}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20})\b|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----\s*[A-Za-z0-9+\/=]{20}/;
const latin = /\p{Script=Latin}/u;
const lookalikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}]/u;

/** Facts about the definition itself: what is hidden in it, what it orders the model to do, what should not stand in it. */
export function addHygieneFacts(facts: Facts, tool: ToolDefinition): void {
  const { name } = tool;
  if (latin.test(name) && lookalikes.test(name)) {
    const at = name.search(lookalikes);
    add(facts, 'mixed-script', 'name', '/name', name, at, at + 1);
  }
  let strings = 0;
  let units = 0;
  for (const { place, path, text } of stringsOf(tool)) {
    strings += 1;
    units += text.length;
    if (strings > mostStrings || units > mostUnits) return;
    addFindings(facts, place, path, text);
  }
}

function addFindings(facts: Facts, place: EvidencePlace, path: string, text: string): void {
  if (!/^[\t\n\r\x20-\x7e]*$/.test(text)) {
    const [first] = hiddenCharacters(text);
    if (first !== undefined) add(facts, 'hidden-character', place, path, text, first.index, first.index + (first.codePoint > 0xffff ? 2 : 1));
  }
  const secret = text.length >= 20 ? secretForms.exec(text) : null;
  if (secret !== null) add(facts, 'secret', place, path, text, secret.index, secret.index + secret[0].length);
  for (const { kind, start, end } of findOrders(text)) add(facts, kind, place, path, text, start, end);
}

function add(facts: Facts, word: string, place: EvidencePlace, path: string, text: string, start: number, end: number): void {
  addFact(facts, 'definition.finding', { word, in: place, path, start, end, text: text.slice(start, end), source: 'rest' });
}

interface Found { place: EvidencePlace; path: string; text: string }

/** Every string that reaches a model: name, title, description, and all strings of the schemas, property names too. */
function* stringsOf(tool: ToolDefinition): Generator<Found> {
  yield { place: 'name', path: '/name', text: tool.name };
  for (const field of ['title', 'description'] as const) {
    const text = tool[field];
    if (typeof text === 'string') yield { place: field, path: `/${field}`, text };
  }
  yield* schemaStrings('input', '/inputSchema', tool.inputSchema);
  yield* schemaStrings('output', '/outputSchema', tool.outputSchema);
}

/** Depth first with a stack of its own: a schema may be nested deeper than the machine's. */
function* schemaStrings(place: EvidencePlace, root: string, schema: Json | undefined): Generator<Found> {
  const waiting: { path: string; value: Json }[] = schema === undefined ? [] : [{ path: root, value: schema }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') yield { place, path, text: value };
    else if (Array.isArray(value)) value.forEach((inner, index) => waiting.push({ path: `${path}/${index}`, value: inner }));
    else if (isJsonObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (key.length > 24) yield { place, path: `${path}/${pointerPart(key)}`, text: key };
        waiting.push({ path: `${path}/${pointerPart(key)}`, value: inner });
      }
    }
  }
}
