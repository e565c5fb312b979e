import type { z } from 'zod';
import { attackSchema } from '../../schema/knowledge/attack.ts';
import { domainSchema, languageSchema } from '../../schema/knowledge/knowledge.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import type { Json } from '../../schema/json.ts';
import { knowledgeIdPattern, ruleSchema } from '../../schema/knowledge/rule.ts';
import type { ConfidenceTable } from '../../schema/knowledge/tables.ts';
import { confidenceTableSchema, decisionTableSchema, severityTableSchema } from '../../schema/knowledge/tables.ts';
import { canonicalJson } from '../../text/json/canonical-json.ts';
import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';
import { sha256 } from '../../text/sha256.ts';
import { zodErrors } from '../../text/errors/zod-errors.ts';
import type { KnowledgeFile } from './knowledge-file.ts';
import { parseLexicon } from './parse-lexicon.ts';
import { unknownDomains } from './unknown-domains.ts';
import { unknownLists } from './unknown-lists.ts';
import { everyAgreement, rowHolds } from '../verdict/look-up-confidence.ts';

const tables = { 'severity.yaml': severityTableSchema, 'decisions.yaml': decisionTableSchema, 'confidence.yaml': confidenceTableSchema } as const;

/** Makes knowledge of its files. Throws `PlaceErrors` with every problem of every file. */
export function parseKnowledge(files: readonly KnowledgeFile[]): Knowledge {
  const problems: PlaceError[] = [];
  const parse = <S extends z.ZodType>({ path, data, lineOf }: KnowledgeFile, schema: S): z.infer<S> | undefined => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) problems.push(...zodErrors(path, parsed.error, lineOf));
    return parsed.data;
  };
  const parseFolder = <S extends z.ZodType>(folder: string, schema: S): Record<string, z.infer<S>> => parseById(
    files.filter(({ path }) => path.startsWith(`${folder}/`) && path.lastIndexOf('/') === folder.length), (file) => parse(file, schema), problems);
  const table = <N extends keyof typeof tables>(name: N): z.infer<(typeof tables)[N]> => {
    const file = files.find(({ path }) => path === name);
    if (file === undefined) problems.push(new PlaceError(name, 'is missing', 'Restore it.'));
    return (file && parse(file, tables[name])) as z.infer<(typeof tables)[N]>;
  };
  const lexicon = parseLexicon(files.filter(({ path }) => /^lexicon\/[^/]+$/.test(path)), problems);
  const rules = parseFolder('rules', ruleSchema);
  const rest = {
    lexicon, rules, languages: parseFolder('lexicon/languages', languageSchema), attacks: parseFolder('attacks', attackSchema), domains: parseFolder('domains', domainSchema),
    severity: table('severity.yaml'), decisions: table('decisions.yaml'), confidence: table('confidence.yaml'),
  };
  problems.push(...unknownLists(rules, lexicon), ...unknownDomains(rest.domains, rules), ...uncovered(rest.confidence));
  if (problems.length > 0) throw new PlaceErrors(problems);
  return { version: sha256(canonicalJson(rest as unknown as Json)).slice(0, 12), ...rest };
}

/** Agreements that no row of the table is about: a verdict that comes to one of them would have no confidence. */
function uncovered(confidence: ConfidenceTable | undefined): PlaceError[] {
  const missing = confidence === undefined ? [] : everyAgreement().filter((agreement) => !Object.values(confidence.rows).some((row) => rowHolds(row, agreement)));
  return missing.slice(0, 1).map(({ agree, against, higher }) => new PlaceError(
    'confidence.yaml', `no row is about agree: [${agree.join(', ')}], against: ${against}, higher: ${higher}`, 'End with rows that ask for no source.'));
}

/** The files of one folder by id, which is the file's name; an id that stands twice is an error. */
function parseById<T>(files: readonly KnowledgeFile[], parse: (file: KnowledgeFile) => T | undefined, problems: PlaceError[]): Record<string, T> {
  const found = new Map<string, T>();
  for (const file of files) {
    const id = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
    if (!knowledgeIdPattern.test(id)) problems.push(new PlaceError(file.path, `"${id}" is no id`, 'Name the file with lower-case letters, digits and single hyphens.'));
    if (found.has(id)) problems.push(new PlaceError(file.path, `"${id}" exists already`, 'Choose another file name: a rule cannot be replaced.'));
    const parsed = parse(file);
    if (parsed !== undefined) found.set(id, parsed);
  }
  return Object.fromEntries(found);
}
