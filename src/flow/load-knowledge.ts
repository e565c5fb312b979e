import type { Knowledge } from '../schema/knowledge.ts';
import { readKnowledgeFiles } from '../store/knowledge-files.ts';
import { parseKnowledge } from '../judge/parse-knowledge.ts';
import { mostRowErrors } from '../sources/limits.ts';
import { PlaceErrors } from '../text/place-error.ts';

/**
 * All that toolrisk knows: the shipped lexicon, rules, attacks and tables, plus the rules and attacks of a catalog of one's own.
 * Throws `PlaceErrors` with every problem of every file.
 */
export async function loadKnowledge(catalog?: string): Promise<Knowledge> {
  const files = await readKnowledgeFiles(catalog);
  try {
    return parseKnowledge(files);
  } catch (error) {
    throw error instanceof PlaceErrors ? new PlaceErrors(error.errors, { most: mostRowErrors, place: 'catalog' }) : error;
  }
}
