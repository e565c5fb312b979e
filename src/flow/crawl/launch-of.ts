import type { Launch } from '../../connect/launch/launch.ts';
import { ociLaunch, pypiLaunch } from '../../connect/launch/runner-launch.ts';
import { readHostRule } from '../../schema/network/host-rule.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';

/** How a spec of the catalog is started or reached. */
export function launchOf(spec: ServerSpec): Launch {
  return { ...launchIn(spec), givenBy: 'file' };
}

function launchIn(spec: ServerSpec): Launch {
  const { npm, pypi, oci, args, env, files } = spec;
  const hosts = (spec.network ?? []).flatMap(({ host }) => readHostRule(host) ?? []);
  if (pypi !== undefined) return pypiLaunch(pypi.package, pypi.version, { args, env, files, hosts });
  if (oci !== undefined) return ociLaunch(oci.image, { args, env, hosts });
  if (npm === undefined) return { kind: 'url', url: spec.url as string, headers: {} };
  const { package: name, version, integrity, bin, overrides } = npm;
  return {
    kind: 'npm', package: name, version, args, env, files, hosts, ...(integrity !== undefined && { integrity }),
    ...(bin !== undefined && { bin }), ...(overrides !== undefined && { overrides }),
  };
}
