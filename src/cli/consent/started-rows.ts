import type { CommandLaunch, NpmLaunch } from '../../connect/launch/launch.ts';
import type { ProgramPreview } from '../../connect/programs/preview-program.ts';
import { framed } from '../../text/framed.ts';
import { shellWord } from '../../text/shell.ts';
import type { FrameRow } from './frame-row.ts';

/** What is started, before its arguments: a package with how it is installed, a command, or what starts an image. */
export function startedRows(launch: CommandLaunch | NpmLaunch, { sandbox, image }: ProgramPreview): FrameRow[] {
  if (launch.kind === 'npm') return packageRows(launch, sandbox);
  if (image === undefined) return [{ label: 'command', text: framedWord((launch.shownWords ?? launch).command) }];
  return [{ label: 'command', text: framed(image.file) }, { label: 'run with', text: framed(image.words.map(shellWord).join(' ')), isProse: true }];
}

/** A word of a command, whole. */
export function framedWord(word: string): string {
  return word === '' ? '(empty)' : framed(word);
}

/** A package, what of it is started, and where npm installs it first. */
function packageRows({ package: name, version, bin }: NpmLaunch, sandbox: ProgramPreview['sandbox']): FrameRow[] {
  const where = sandbox === 'bwrap' ? 'in a sandbox of its own that reaches them alone' : 'OUTSIDE of any sandbox: only npm\'s own settings hold it to them';
  return [
    { label: 'npm package', text: framed(`${name}@${version}`) },
    ...(bin === undefined ? [] : [{ label: 'its command', text: framed(bin) }]),
    { label: 'installed', text: `first, from the registries of your npm settings, with install scripts off, ${where}`, isProse: true },
  ];
}
