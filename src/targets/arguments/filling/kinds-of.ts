import type { Assessment } from '../../../schema/verdict/assessment.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import type { Property } from '../property.ts';
import { isDescribed } from './described-kinds.ts';
import { address, barePlace, copyReceiver, doubtful, host, invited, lastReceiver, mainAmount, otherAmount, path, payee, plainName, receiver, talk } from './parameter-kinds.ts';

/** The arguments of a tool by kind, and those that may be of one; each stands once. */
export interface Kinds { amounts: Property[]; paths: Property[]; receivers: Property[]; copies: Property[]; addresses: Property[]; hosts: Property[]; doubtful: Property[] }

/** Words of an argument that names who sends, not who receives. */
const own = /\b(sender|from|on behalf|authenticated|acting)\b/i;

/** What a tool takes that a person may bound: by the names of its arguments, their descriptions, and the formats of their schemas. */
export function kindsOf({ flags, facets, class: riskClass }: Assessment, all: readonly Property[]): Kinds {
  const properties = all.filter(isFree);
  const has = (...wanted: Assessment['flags']) => wanted.some((flag) => flags.includes(flag));
  const named = (...patterns: RegExp[]) => properties.filter(({ kebab }) => patterns.some((pattern) => pattern.test(plainName(kebab))));
  const described = (kind: Parameters<typeof isDescribed>[1]) => properties.filter((property) => isDescribed(property, kind));
  const isPaying = has('money');
  const sends = facets.effects.includes('communicate');
  const addresses = has('url-param', 'http-generic') ? distinct([...named(address), ...properties.filter(({ schema }) => hasFormat(schema, 'uri', 'url', 'iri')), ...described('address').filter(({ kebab }) => !host.test(kebab))]) : [];
  const hosts = has('url-param', 'http-generic') ? named(host) : [];
  const amounts = isPaying ? distinct([...named(mainAmount), ...named(otherAmount), ...described('amount')]) : [];
  const places = has('fs-path', 'fs-read', 'fs-write') ? distinct([...named(path), ...named(barePlace).filter(({ schema }) => schema['description'] === undefined), ...described('path')]) : named(path).filter((property) => isMapOfFiles(property, flags));
  // Who plans something invites others to it, and nobody where that is left out.
  const copies = sends ? named(copyReceiver) : riskClass === 'read' ? [] : named(invited, /^b?cc(-|$)/);
  const direct = sends ? receiversOf(named, distinct([...described('receiver'), ...properties.filter(({ schema }) => hasFormat(schema, 'email', 'idn-email'))])) : [];
  const paid = isPaying && facets.effects.includes('transact') ? named(payee) : [];
  const receivers = distinct([...direct, ...paid]).filter((one) => !copies.includes(one) && !amounts.includes(one));
  const known = distinct([...amounts, ...places, ...receivers, ...copies, ...addresses, ...hosts]);
  const inDoubt = named(
    ...(isPaying ? [doubtful.amount] : []), ...(has('fs-path', 'fs-read', 'fs-write') ? [doubtful.path] : []),
    ...(sends ? [doubtful.receiver] : []), ...(has('url-param', 'http-generic') ? [doubtful.address] : []),
  );
  return { amounts, paths: without(places, addresses), receivers, copies, addresses, hosts, doubtful: without(inDoubt, known) };
}

function receiversOf(named: (...patterns: RegExp[]) => Property[], described: readonly Property[]): Property[] {
  const told = distinct([...named(receiver, invited), ...described, ...named(lastReceiver)]).filter(({ schema }) => typeof schema['description'] !== 'string' || !own.test(schema['description']));
  return told.length > 0 ? told : named(talk);
}

/** An object whose keys are paths, of a tool of which nothing else says that it touches files. */
function isMapOfFiles({ schema, kebab }: Property, flags: Assessment['flags']): boolean {
  return schema['type'] === 'object' && schema['properties'] === undefined && /(^|-)(files|paths)$/.test(kebab) && !flags.includes('http-generic');
}

/** Whether a value, or each of a list, is of a format. */
function hasFormat({ format, items }: JsonObject, ...formats: readonly string[]): boolean {
  const ofItems = isJsonObject(items) ? items['format'] : undefined;
  return [format, ofItems].some((each) => typeof each === 'string' && formats.includes(each));
}

/** Not a switch, nor a choice among values that the schema lists. */
function isFree({ schema }: Property): boolean {
  const types = [schema['type'] ?? []].flat().filter((type) => type !== 'null');
  return !(Array.isArray(schema['enum']) && schema['enum'].length > 0) && !(types.length > 0 && types.every((type) => type === 'boolean'));
}

function without(all: readonly Property[], those: readonly Property[]): Property[] {
  return all.filter((one) => !those.includes(one));
}

function distinct(properties: readonly Property[]): Property[] {
  return [...new Set(properties)];
}
