import type { Knowledge } from '../schema/knowledge.ts';
import { readKnowledgeFiles } from '../store/knowledge-files.ts';
import { parseKnowledge } from '../judge/parse-knowledge.ts';

/**
 * All that toolrisk knows: the shipped lexicon, rules, attacks and tables, plus the rules and attacks of a catalog of one's own.
 * Throws `PlaceErrors` with every problem of every file.
 */
export async function loadKnowledge(catalog?: string): Promise<Knowledge> {
  return parseKnowledge(await readKnowledgeFiles(catalog));
}
