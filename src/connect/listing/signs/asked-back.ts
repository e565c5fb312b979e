import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { maskCredentials } from '../../../text/secrets/mask-credentials.ts';
import { shortened, visibleLine } from '../../../text/visible.ts';
import { wordsOf } from '../messages/words-of.ts';
import { wholeWords } from './whole-words.ts';

/** Units of its words that are repeated. */
const mostUnits = 160;
/** Units of a text that are looked at. */
const mostLookedAt = 2000;

/** What a server asked of its client, or told it, while it was waited for: it may wait itself, for an answer that nobody gives. */
export class AskedBack {
  #asked: JsonObject | null = null;
  #told: JsonObject | null = null;

  /** Takes a request or a notification. */
  take(message: JsonObject): void {
    const { id, method } = message;
    if (id !== undefined && method !== 'ping') this.#asked = message;
    if (id === undefined && (method === 'notifications/message' || method === 'notifications/progress' || method === 'notifications/elicitation/complete') && saidIn(message) !== '') this.#told = message;
  }

  /** Begins anew, for another request. */
  forget(): void {
    this.#asked = null;
    this.#told = null;
  }

  /** In clauses; what it asked first. */
  signs(): string[] {
    const [asked, told] = [this.#asked, this.#told];
    return [
      ...(asked === null ? [] : [`it asked its client for ${nameOf(asked)}, which toolrisk gives nobody${quoted(saidIn(asked), ': ')}`]),
      ...(told === null ? [] : [`the last message it logged:${quoted(saidIn(told), ' ')}`]),
    ];
  }
}

function nameOf({ method }: JsonObject): string {
  return shortened(visibleLine(String(method).slice(0, mostLookedAt)), 60);
}

/** Its words for people: what it wants, where, or what it logs. */
function saidIn({ params }: JsonObject): string {
  if (!isJsonObject(params)) return '';
  const { message, data, messages, url, systemPrompt } = params;
  const texts = [wordsOf(message), textOf(data), Array.isArray(messages) ? contentOf(messages.at(-1)) : '', typeof url === 'string' ? url : '', wordsOf(systemPrompt)];
  return texts.filter((text) => text !== '').join(' ').slice(0, mostLookedAt);
}

function textOf(data: Json | undefined): string {
  return typeof data === 'number' || typeof data === 'boolean' ? String(data) : wordsOf(data);
}

function contentOf(message: Json | undefined): string {
  const content = isJsonObject(message) ? message['content'] : undefined;
  const [first] = Array.isArray(content) ? content : [content];
  return isJsonObject(first) ? wordsOf(first['text']) : wordsOf(first);
}

function quoted(text: string, before: string): string {
  return text === '' ? '' : `${before}“${wholeWords(maskCredentials(text), mostUnits)}”`;
}
