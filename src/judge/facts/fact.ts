import type { FactName } from '../../schema/knowledge/rule.ts';
import type { ConfidenceSource } from '../../schema/knowledge/tables.ts';
import type { EvidencePlace } from '../../schema/vocabulary.ts';

/** A word that stands in a definition, as rules ask for it, and where: `start`/`end` are UTF-16 units of the text at `path`. */
export interface Fact {
  /** Base form, lower case. */
  word: string;
  in: EvidencePlace;
  path: string;
  start: number;
  end: number;
  /** The text that really stands there. */
  text: string;
  source: ConfidenceSource;
}

/** All that rules may ask about one tool. */
export type Facts = Map<FactName, Fact[]>;

/** Adds a fact. A word that is there already under this name is not added again: the first place speaks for it. */
export function addFact(facts: Facts, name: FactName, fact: Fact): void {
  const known = facts.get(name);
  if (known === undefined) facts.set(name, [fact]);
  else {
    for (const other of known) if (other.word === fact.word) return;
    known.push(fact);
  }
}
