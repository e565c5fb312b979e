import { Option } from 'commander';
import type { Command } from 'commander';
import type { ListOptions } from '../connect/list-server.ts';
import { otherSystems } from '../connect/sandbox/other-systems.ts';
import { PlaceError } from '../text/place-error.ts';

/** Options of every command that starts programs. */
export interface SandboxOptions { sandbox: ListOptions['sandbox']; sandboxImage?: string }

/** Adds them to a command. */
export function addSandboxOptions(command: Command): Command {
  return command
    .addOption(new Option('--sandbox <kind>', `how programs are shut in; auto: by bubblewrap, or not started at all. ${otherSystems}`).choices(['auto', 'bwrap', 'docker', 'none']).default('auto'))
    .option('--sandbox-image <image>', 'image for --sandbox docker (default: slim, with the Node toolrisk runs on)');
}

/** How programs are to be shut in. Throws `PlaceError` for an image that is none, or that nothing would be started in. */
export function sandboxOf({ sandbox, sandboxImage }: SandboxOptions): Pick<ListOptions, 'sandbox' | 'sandboxImage'> {
  if (sandboxImage === undefined) return { sandbox };
  if (sandbox !== 'docker') throw new PlaceError('--sandbox-image', 'is for containers', 'Add --sandbox docker, or leave the image out.');
  if (!/^[a-z0-9][\w.:/@-]{0,299}$/i.test(sandboxImage)) throw new PlaceError('--sandbox-image', 'is no name of an image', 'Write it as docker pull has it: name:tag, or name@sha256:….');
  return { sandbox, sandboxImage };
}
