import { dig } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { namesIn } from '../../names/names-in.ts';
import { bareEntries } from '../../names/plain-entries.ts';
import { cedarPoliciesIn } from './read-cedar-yaml.ts';

/** The tools that policies and rates name. */
export const findToolhiveEntries: FindEntries = (data) => {
  const policies = cedarPoliciesIn(data).flatMap((policy, index) => (
    policy?.resource.op === '==' && policy.resource.entity.type === 'Tool' ? bareEntries([policy.resource.entity.id], `policy ${index}`) : []));
  return [...policies, ...bareEntries(namesIn(dig(data, 'spec', 'rateLimiting', 'tools')), 'rateLimiting.tools')];
};
