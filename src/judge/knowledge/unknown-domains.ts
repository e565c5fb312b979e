import type { DomainKnowledge } from '../../schema/knowledge/knowledge.ts';
import type { Rule } from '../../schema/knowledge/rule.ts';
import { domains, termsOf } from '../../schema/vocabulary.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** Domains that a file or a rule names and the vocabulary does not know, and domains without a file. */
export function unknownDomains(known: Readonly<Record<string, DomainKnowledge>>, rules: Readonly<Record<string, Rule>>): PlaceError[] {
  const named = Object.entries(rules).flatMap(([id, { when, unless }]) => [when, unless ?? {}]
    .flatMap((condition) => [condition['server.domain'] ?? []].flat().map((domain) => ({ id, domain }))));
  return [
    ...Object.keys(known).filter((id) => !Object.hasOwn(domains, id))
      .map((id) => new PlaceError(`domains/${id}.yaml`, `"${id}" is no domain of the vocabulary`, 'Correct the name of the file, or add the domain to src/schema/vocabulary.ts.')),
    ...termsOf(domains).filter((id) => !Object.hasOwn(known, id)).map((id) => new PlaceError(`domains/${id}.yaml`, 'is missing', 'Restore it.')),
    ...named.filter(({ domain }) => domain !== '*' && !Object.hasOwn(domains, domain))
      .map(({ id, domain }) => new PlaceError(`rules/${id}.yaml`, `there is no domain "${domain}"`, 'Correct the name.')),
  ];
}
