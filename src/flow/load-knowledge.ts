import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import { readKnowledgeFiles } from '../store/read/knowledge-files.ts';
import { addsKnowledge, knowledgeState, recallKnowledge, rememberKnowledge } from '../store/read/made-knowledge.ts';
import { parseKnowledge } from '../judge/knowledge/parse-knowledge.ts';
import type { PlaceError } from '../text/errors/place-error.ts';
import { PlaceErrors } from '../text/errors/place-error.ts';

/**
 * All that toolrisk knows: the shipped lexicon, rules, attacks and tables, plus the rules and attacks of a catalog of one's own.
 * Throws `PlaceErrors` with every problem of every file.
 */
export async function loadKnowledge(catalog?: string): Promise<Knowledge> {
  if (addsKnowledge(catalog)) return makeKnowledge(catalog);
  // Taken before the files are read: what changes meanwhile is read anew the next time.
  const state = knowledgeState();
  const known = await recallKnowledge(state);
  if (known !== null) return known;
  const made = await makeKnowledge(undefined);
  await rememberKnowledge(state, made);
  return made;
}

async function makeKnowledge(catalog: string | undefined): Promise<Knowledge> {
  const files = await readKnowledgeFiles(catalog);
  try {
    return parseKnowledge(files);
  } catch (error) {
    if (!(error instanceof PlaceErrors)) throw error;
    throw new PlaceErrors((await withLines(catalog)) ?? error.errors, { place: 'catalog' });
  }
}

/** The same problems with the lines they stand in: those are known only of files that were just parsed. */
async function withLines(catalog: string | undefined): Promise<readonly PlaceError[] | null> {
  try {
    parseKnowledge(await readKnowledgeFiles(catalog, { fresh: true }));
    return null;
  } catch (error) {
    if (!(error instanceof PlaceErrors)) throw error;
    return error.errors;
  }
}
