import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import type { Reason } from './registry-reasons.ts';
import { argumentsOf, variablesOf } from './registry-values.ts';

/** The part of a server file that says how to start or reach it. */
export type RegistryLaunch = Partial<Pick<ServerSpec, 'npm' | 'pypi' | 'oci' | 'url' | 'args' | 'env'>>;

const npmName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;
const exactNpm = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const pypiName = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i;
const exactPypi = /^\d[0-9a-z.+!_-]*$/i;
const image = /^(?:[a-z0-9][a-z0-9.-]*(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;

/** How to start a package of a record, or why not. */
export function launchOfPackage(entry: Json): RegistryLaunch | Reason {
  if (!isJsonObject(entry)) return 'bad-record';
  const { transport } = entry;
  if (isJsonObject(transport) && typeof transport['type'] === 'string' && transport['type'] !== 'stdio') return 'not-stdio';
  const values = { args: argumentsOf(entry['packageArguments'] ?? entry['package_arguments']), env: variablesOf(entry['environmentVariables'] ?? entry['environment_variables']) };
  const launch = byRegistry(entry);
  return typeof launch === 'string' ? launch : { ...launch, ...values };
}

function byRegistry(entry: JsonObject): RegistryLaunch | Reason {
  const name = text(entry['identifier'] ?? entry['name']);
  const version = text(entry['version']);
  const base = text(entry['registryBaseUrl'] ?? entry['registry_base_url']);
  switch (text(entry['registryType'] ?? entry['registry_type'] ?? entry['registry_name'])) {
    case 'npm': return base !== '' && !isAt(base, 'registry.npmjs.org') ? 'other-registry' : npmOf(name, version);
    case 'pypi': return base !== '' && !isAt(base, 'pypi.org') ? 'other-registry' : pypiOf(name, version);
    case 'oci': case 'docker': return ociOf(name, version, base);
    default: return 'unknown-registry';
  }
}

function npmOf(name: string, version: string): RegistryLaunch | Reason {
  if (!npmName.test(name) || name.length > 214) return 'bad-package';
  return exactNpm.test(version) ? { npm: { package: name, version } } : 'not-pinned';
}

function pypiOf(name: string, version: string): RegistryLaunch | Reason {
  if (!pypiName.test(name)) return 'bad-package';
  return exactPypi.test(version) ? { pypi: { package: name, version } } : 'not-pinned';
}

/** Newer records have host, name and tag in one; older ones each by itself. */
function ociOf(name: string, version: string, base: string): RegistryLaunch | Reason {
  const host = URL.parse(base)?.host ?? '';
  const hasHost = /^[^/.:]*[.:][^/]*\//.test(name);
  const whole = `${hasHost || host === '' ? '' : `${host}/`}${name}`;
  const hasTag = hasTagAtEnd(whole);
  const found = hasTag || version === '' ? whole : `${whole}:${version}`;
  if (!image.test(found)) return 'bad-package';
  return /@sha256:/.test(found) || (hasTagAtEnd(found) && !found.endsWith(':latest')) ? { oci: { image: found } } : 'not-pinned';
}

/** Whether the last part of an image's name has a tag or a digest. */
function hasTagAtEnd(image: string): boolean {
  return /:[^/]/.test(image.slice(image.lastIndexOf('/') + 1));
}

function isAt(address: string, host: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.host === host && url.protocol === 'https:';
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
