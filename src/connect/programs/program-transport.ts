import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import type { JsonObject } from '../../schema/json.ts';
import type { Limits } from '../limits.ts';
import { LineCutter } from '../listing/messages/line-cutter.ts';
import { JsonGauge } from '../listing/messages/json-gauge.ts';
import { readMessages } from '../listing/messages/read-message.ts';
import type { RunningProgram } from './start/running-program.ts';
import { asUnlisted, Unlisted } from '../unlisted.ts';

/**
 * MCP over the standard streams of a started program. Unlike the SDK's own it passes messages on as they came, skips what
 * is no message, and gives up with a cause (`failure`) when too much comes.
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
  #received = 0;
  #noise = 0;
  #noisyLines = 0;
  #closed = false;

  constructor(program: RunningProgram, limits: Limits) {
    this.#program = program;
    this.#limits = limits;
  }

  get isClosed(): boolean {
    return this.#closed;
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
    if (this.#lines.pending > this.#limits.greatestMessage) this.#giveUp(`it wrote a line of more than ${this.#limits.greatestMessage} bytes to standard output`);
  }

  #endLine(line: Buffer): void {
    const messages = this.#messagesOf(line);
    for (const message of messages) this.#pass(message);
    if (messages.length > 0) return;
    this.#noise += line.length;
    this.#noisyLines += 1;
    if (this.#noisyLines > this.#limits.mostNoisyLines) return this.#giveUp(`it wrote more than ${this.#limits.mostNoisyLines} lines that are no MCP messages to standard output`);
    if (this.#noise > this.#limits.greatestNoise) this.#giveUp(`it wrote more than ${this.#limits.greatestNoise} bytes that are no MCP messages to standard output`);
  }

  #messagesOf(line: Buffer): JsonObject[] {
    try {
      return readMessages(line.toString('utf8'), (json) => new JsonGauge({ limits: this.#limits, sent: this.#sent }).take(json));
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
