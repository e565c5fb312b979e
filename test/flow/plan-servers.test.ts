import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Launch } from '../../src/connect/launch.ts';
import { planSource } from '../../src/flow/plan-servers.ts';
import type { LaunchSource } from '../../src/flow/plan-servers.ts';
import { parseSource } from '../../src/sources/parse-source.ts';

function planned(argument: string): { server: string; launch: Launch } {
  const plan = planSource(parseSource(argument) as LaunchSource, {});
  assert.ok('launch' in plan);
  return plan;
}

describe('a package or an image', () => {
  for (const [source, label, args] of [
    ['pypi:mcp-server-fetch', 'mcp-server-fetch', ['mcp-server-fetch']],
    ['pypi:mcp-server-fetch@2025.4.7', 'mcp-server-fetch', ['mcp-server-fetch@2025.4.7']],
  ] as const) {
    test(`${source} is started by uvx, with a network`, () => {
      assert.deepEqual(planned(source), { server: label, launch: { kind: 'command', command: 'uvx', args: [...args], env: {}, files: {}, hosts: [] } });
    });
  }

  test('of a container registry is started by docker, without rights and without a network', () => {
    const { server, launch } = planned(`oci:ghcr.io/a/b:v1@sha256:${'a'.repeat(64)}`);
    assert.ok(launch.kind === 'command' && launch.contained === true);
    assert.equal(server, 'ghcr.io/a/b:v1');
    const line = [launch.command, ...launch.args].join(' ');
    assert.match(line, /^docker run --rm --interactive --init --network none --cap-drop ALL --security-opt no-new-privileges .* ghcr\.io\/a\/b:v1@sha256:a+$/);
  });
});
