import { z } from 'zod';
import type { Lexicon } from '../../schema/knowledge/knowledge.ts';
import { knowledgeIdPattern } from '../../schema/knowledge/rule.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import { grammarLists } from '../facts/words/words.ts';
import type { KnowledgeFile } from './knowledge-file.ts';

const fileSchema = z.record(z.string().regex(knowledgeIdPattern, 'is no id of a list'), z.array(z.string().min(1)).min(1));

/** The lists of all lexicon files by id, each word once. A list that stands twice, or a word twice in a list, is a problem. */
export function parseLexicon(files: readonly KnowledgeFile[], problems: PlaceError[]): Lexicon {
  const lists = new Map<string, readonly string[]>();
  for (const { path, data, lineOf } of files) {
    const parsed = fileSchema.safeParse(data);
    if (!parsed.success) problems.push(...zodErrors(path, parsed.error, lineOf));
    for (const [id, words] of Object.entries(parsed.data ?? {})) {
      if (lists.has(id)) problems.push(new PlaceError(path, `list "${id}" exists already`, 'Merge the two.'));
      const twice = words.find((word, index) => words.indexOf(word) !== index);
      if (twice !== undefined) problems.push(new PlaceError(path, `"${twice}" stands twice in "${id}"`, 'Remove one.'));
      lists.set(id, words);
    }
  }
  for (const id of grammarLists) if (!lists.has(id)) problems.push(new PlaceError('lexicon/grammar.yaml', `list "${id}" is missing`, 'Finding facts rests on it: restore it.'));
  return Object.fromEntries(lists);
}
