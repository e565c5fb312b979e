import { Option } from 'commander';
import type { Command } from 'commander';
import type { ListOptions } from '../../connect/list-options.ts';
import type { RegistryToken } from '../../connect/packages/npm/npm-config.ts';
import { otherSystems } from '../../connect/sandbox/other-systems.ts';
import type { HostRule } from '../../schema/network/host-rule.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { allowedHost } from './allowed-host.ts';
import { registryToken } from './registry-token.ts';

/** Options of every command that starts programs. */
export interface SandboxOptions { sandbox: ListOptions['sandbox']; sandboxImage?: string; allowHost?: HostRule[]; registryTokenEnv?: RegistryToken[] }

/** Adds them to a command. */
export function addSandboxOptions(command: Command): Command {
  return command
    .addOption(new Option('--sandbox <kind>', `how programs are shut in; auto: by bubblewrap, or not started at all. ${otherSystems}`).choices(['auto', 'bwrap', 'docker', 'none']).default('auto'))
    .option('--sandbox-image <image>', 'image for --sandbox docker (default: slim, with the Node toolrisk runs on)')
    .option('--allow-host <host[:port]>', 'let started programs reach this host (may be repeated)', allowedHost)
    .option('--registry-token-env <name>', 'variable with a token of your npm registry; @scope=NAME for that of a scope (may be repeated)', registryToken);
}

/** How programs are to be shut in. Throws `PlaceError` for an image that is none, or that nothing would be started in. */
export function sandboxOf({ registryTokenEnv, ...options }: SandboxOptions): ShutIn {
  return { ...shutIn(options), ...(registryTokenEnv && { registryTokens: registryTokenEnv }) };
}

type ShutIn = Pick<ListOptions, 'sandbox' | 'sandboxImage' | 'registryTokens'> & { hosts?: readonly HostRule[] };

function shutIn({ sandbox, sandboxImage, allowHost }: SandboxOptions): ShutIn {
  if (allowHost !== undefined) return { sandbox: heldToHosts(sandbox, sandboxImage), hosts: allowHost };
  if (sandboxImage === undefined) return { sandbox };
  if (sandbox !== 'docker') throw new PlaceError('--sandbox-image', 'is for containers', 'Add --sandbox docker, or leave the image out.');
  if (!/^[a-z0-9][\w.:/@-]{0,299}$/i.test(sandboxImage)) throw new PlaceError('--sandbox-image', 'is no name of an image', 'Write it as docker pull has it: name:tag, or name@sha256:….');
  return { sandbox, sandboxImage };
}

/** The sandbox, where it can hold a program to some hosts. */
function heldToHosts(sandbox: ListOptions['sandbox'], image: string | undefined): ListOptions['sandbox'] {
  if (sandbox === 'none') throw new PlaceError('--allow-host', 'without a sandbox a program reaches every host', 'Leave out --sandbox none.');
  if (sandbox === 'docker' || image !== undefined) throw new PlaceError('--allow-host', 'docker can let a program reach all hosts or none', 'Leave out --sandbox docker: bubblewrap holds it to those you name.');
  return sandbox;
}
