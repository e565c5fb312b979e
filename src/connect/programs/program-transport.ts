import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import type { JsonObject } from '../../schema/json.ts';
import type { Limits } from '../limits.ts';
import { LineCutter } from '../listing/messages/line-cutter.ts';
import { JsonGauge } from '../listing/messages/json-gauge.ts';
import { OpenMessage } from '../listing/open-message.ts';
import { OutputSigns } from '../listing/signs/output-signs.ts';
import { readMessages, withoutColours } from '../listing/messages/read-message.ts';
import type { RunningProgram } from './start/running-program.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';
import { TextTail } from './watch/text-tail.ts';

const [closingBracket, closingBrace] = [0x5d, 0x7d];

/**
 * MCP over the standard streams of a started program. Unlike the SDK's own it passes messages on as they came, also those over
 * several lines, skips what is no message, and gives up with a cause (`failure`) when too much comes.
 */
export class ProgramTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport['onmessage'];
  /** Why it closed by itself, if it did. */
  failure: Unlisted | null = null;
  readonly #program: RunningProgram;
  readonly #limits: Limits;
  readonly #lines = new LineCutter();
  readonly #sent = { values: 0 };
  readonly #open = new OpenMessage();
  readonly #signs = new OutputSigns();
  #pause: NodeJS.Timeout | undefined;
  #received = 0;
  #noise = 0;
  #noisyLines = 0;
  #noiseTail = new TextTail();
  #closed = false;

  constructor(program: RunningProgram, limits: Limits) {
    this.#program = program;
    this.#limits = limits;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** What it wrote to standard output that is no message, in clauses. `telling`: without what any log may be. */
  signs({ telling = false } = {}): string[] {
    return telling ? this.#signs.telling() : this.#signs.told(this.#open.with(this.#lines.peek().toString('utf8')));
  }

  /** The last lines of those. */
  get words(): string {
    return this.#signs.words;
  }

  /** The end of what it wrote to standard output that is no message. */
  noise(): string {
    return this.#noiseTail.last(this.#limits.errorTail) + this.#lines.peek().toString('utf8', 0, this.#limits.errorTail);
  }

  async start(): Promise<void> {
    const { child, stdout } = this.#program;
    stdout.on('error', () => undefined).on('data', (chunk: Buffer) => this.#read(chunk)).once('end', () => this.#finish());
    // A process it left behind may hold the stream open: what came until shortly after its end counts.
    child.once('exit', () => setTimeout(() => this.#finish(), 200));
    if (child.exitCode !== null || child.signalCode !== null) setTimeout(() => this.#finish(), 200);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (this.#closed) return;
    // Answers pile up here for a server that asks without end and never reads.
    if (this.#program.stdin.writableLength > this.#limits.greatestMessage) return this.#giveUp('it asks more than it reads answers to');
    this.#program.stdin.write(`${JSON.stringify(message)}\n`);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#pause);
    this.#program.stdout.resume();
    this.onclose?.();
  }

  #read(chunk: Buffer): void {
    if (this.#closed) return;
    this.#received += chunk.length;
    if (this.#received > this.#limits.greatestOutput) return this.#giveUp(`it wrote more than ${this.#limits.greatestOutput} bytes to standard output`);
    for (const line of this.#lines.cut(chunk)) {
      this.#endLine(line);
      if (this.#closed) return;
    }
    if (this.#lines.pending > this.#limits.greatestMessage) return this.#giveUp(`it wrote a line of more than ${this.#limits.greatestMessage} bytes to standard output`);
    clearTimeout(this.#pause);
    if (this.#lines.pending > 0) this.#pause = setTimeout(() => this.#readPending(), this.#limits.pauseMs).unref();
  }

  /** A message without a line feed behind it is one all the same, where it is whole and nothing more comes. */
  #readPending(): void {
    // Some end a message with a zero.
    const last = this.#lines.peek().findLast((byte) => byte > 0x20);
    if (this.#closed || (last !== closingBrace && last !== closingBracket)) return;
    // Tried again and again, so it counts by itself.
    const messages = this.#messagesOf(this.#open.with(this.#lines.peek().toString('utf8')), { values: 0 });
    if (messages.length === 0) return;
    this.#lines.rest();
    this.#open.drop();
    for (const message of messages) this.#pass(message);
  }

  #endLine(line: Buffer): void {
    const messages = this.#messagesOf(line.toString('utf8'));
    if (messages.length > 0) this.#open.drop();
    const read = messages.length > 0 ? messages : this.#messagesOver(line);
    for (const message of read) this.#pass(message);
    if (read.length > 0) return;
    if (!this.#open.isOpen) this.#signs.add(line);
    this.#noiseTail.add(`${line.toString('utf8', 0, this.#limits.errorTail)}\n`, this.#limits.errorTail);
    this.#noise += line.length;
    this.#noisyLines += 1;
    if (this.#noisyLines > this.#limits.mostNoisyLines) return this.#giveUp(`it wrote more than ${this.#limits.mostNoisyLines} lines that are no MCP messages to standard output`);
    if (this.#noise > this.#limits.greatestNoise) this.#giveUp(`it wrote more than ${this.#limits.greatestNoise} bytes that are no MCP messages to standard output`);
  }

  /** The messages that this line ends. */
  #messagesOver(line: Buffer): JsonObject[] {
    const whole = this.#open.take(withoutColours(line.toString('utf8')), this.#limits.greatestMessage);
    const messages = whole === null ? [] : this.#messagesOf(whole);
    if (whole !== null && messages.length === 0) this.#signs.add(Buffer.from(whole));
    return messages;
  }

  #messagesOf(text: string, sent = this.#sent): JsonObject[] {
    try {
      return readMessages(text, (json) => new JsonGauge({ limits: this.#limits, sent }).take(json));
    } catch (error) {
      this.#fail(asUnlisted(error));
      return [];
    }
  }

  /** A message may overflow the stack of whoever reads it further: that must not end a whole crawl. */
  #pass(message: JsonObject): void {
    try {
      this.onmessage?.(message as unknown as JSONRPCMessage);
    } catch (error) {
      this.onerror?.(error as Error);
    }
  }

  /** Its output is over; a last message may lack the line feed. */
  #finish(): void {
    if (this.#closed) return;
    if (this.#lines.pending > 0) this.#endLine(this.#lines.rest());
    void this.close();
  }

  #giveUp(says: string): void {
    this.#fail(new Unlisted('too-much-output', says));
  }

  #fail(failure: Unlisted): void {
    this.failure ??= failure;
    void this.close();
  }
}
