import { randomUUID } from 'node:crypto';
import { PlaceError } from '../../../text/errors/place-error.ts';
import type { CrawlLimits } from '../../crawl/crawl-limits.ts';
import type { QueueKey } from '../signed/queue-key.ts';
import { isSignedBy, queueSignature } from '../signed/queue-signature.ts';
import type { RunScripts } from '../redis/run-scripts.ts';

/** What a claim is made with. `shown`: the address of the Redis. */
export interface ClaimParts { run: string; key: QueueKey; scripts: RunScripts; limits: CrawlLimits; shown: string; onDropped(count: number): void }

/** The claim of a crawl on its run: whoever begins the same crawl a second time takes it over, and nobody else. */
export class RunClaim {
  readonly #parts: ClaimParts;
  readonly #self: string;

  constructor(parts: ClaimParts) {
    this.#parts = parts;
    const id = randomUUID();
    this.#self = id + queueSignature(parts.key, 'holder', [parts.run, id]);
  }

  /** Claims the run, or says that it still is there; `new`: Redis did not know that. Throws `PlaceError` when another crawl with the key has it. */
  async hold(how: 'claim' | 'keep'): Promise<'held' | 'new'> {
    const { run, key, scripts, limits, shown, onDropped } = this.#parts;
    const held = await scripts.hold(how, this.#self, { holdMs: limits.queueHoldMs, keptMs: limits.resumeWithinMs });
    if (typeof held === 'string') return held;
    const [id, signature] = [held.other.slice(0, 36), held.other.slice(36)];
    if (isSignedBy(key, 'holder', [run, id], signature)) throw new PlaceError(shown, 'the same crawl was begun a second time and took over', 'Let one of the two run.', 3);
    onDropped(1);
    return this.hold('claim');
  }
}
