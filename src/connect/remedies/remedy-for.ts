import { causes } from '../causes.ts';
import type { Cause } from '../causes.ts';
import type { GivenBy } from '../launch/given-by.ts';
import type { Launch } from '../launch/launch.ts';
import { gitRemedy } from './git-remedy.ts';
import { hereRemedy, refusedRemedy } from './refused-remedy.ts';
import type { Observed } from '../observed.ts';
import type { Unlisted } from '../unlisted.ts';
import { writeRemedy } from './write-remedy.ts';

/** What to do about a failure, in the words of where this server came from: an option is named only where it is taken. */
export function remedyFor(failure: Unlisted, launch: Launch, observed: Observed): string {
  const { cause, says } = failure;
  const cannotWrite = cause === 'exited' || cause === 'refused' ? writeRemedy(says, observed.sandbox, launch.givenBy, isContained(launch)) : undefined;
  return cannotWrite ?? ownWords(failure, launch, observed);
}

function ownWords({ cause, says, remedy, needs }: Unlisted, launch: Launch, observed: Observed): string {
  const missing = cause === 'exited' ? needs.filter((name) => !isGiven(name, launch)) : [];
  // It says what it lacks: what else was kept from it stands in the notes.
  if (missing.length > 0) return variablesRemedy(missing, launch);
  const refused = gitRemedy(cause, launch, observed) ?? refusedRemedy(cause, observed, launch.givenBy) ?? hereRemedy(cause, says, observed);
  // What somebody knew better stays.
  return refused ?? (remedy === causes[cause] ? ownRemedy(cause, launch, observed) : remedy);
}

function isGiven(name: string, launch: Launch): boolean {
  return launch.kind !== 'url' && (Object.hasOwn(launch.env, name) || launch.args.some((arg) => arg.startsWith(`${name}=`)));
}

function variablesRemedy(names: readonly string[], launch: Launch): string {
  const [first = ''] = names;
  const begins = `It asks for ${names.join(', ')}. For a list a dummy often does:`;
  const options = (option: string, value: string) => names.map((name) => `${option} ${name}${value}`).join(' ');
  switch (launch.givenBy ?? 'options') {
    case 'config': return `${begins} put it under env in its entry${isContained(launch) ? `, and ${options('-e', '')} before its image` : ''}. There \${${first}} with --pass-env ${first} is the value of yours.`;
    case 'file': return `${begins} put it under env in its server file.`;
    case 'command': return isContained(launch) ? `${begins} ${options('-e', '=dummy')} before its image.` : `${begins} ${options('--env', '=dummy')} before the --. Without =dummy it is the value of yours.`;
    case 'options': return `${begins} ${options('--env', '=dummy')}. Without =dummy it is the value of yours.`;
  }
}

/** Of a server at an address: nobody here started it, and it has no standard streams, arguments or variables. */
const ofAddress: Partial<Record<Cause, string>> = {
  exited: 'Check the address, and look into the log of the server: it ended the connection.',
  'not-mcp': 'Check that the address is that of an MCP endpoint, and look into the log of the server.',
  refused: 'See what it says; the address and the headers are all that it is given.',
  'too-much-output': 'Look at what it sends: a list of tools is a thousand times smaller.',
  timeout: 'Give it more time with --timeout, or look into the log of the server: it may wait for something.',
};

function ownRemedy(cause: Cause, launch: Launch, { sandbox }: Observed): string {
  const by = launch.givenBy ?? 'options';
  const remote = launch.kind === 'url' ? ofAddress[cause] : undefined;
  if (remote !== undefined) return remote;
  if (cause === 'exited') return exitedRemedy(by, sandbox);
  if (cause === 'bin-not-found' && by !== 'file') return by === 'options' ? 'Name one of its commands with --bin.' : 'Start one of its commands by name: npx -p package command.';
  if (cause === 'unauthorized' && by === 'config') return 'Put its credentials under headers in its entry: there ${NAME} with --pass-env NAME is the value of yours.';
  if (cause === 'unauthorized' && by === 'command') return 'Scan its address itself, with --bearer-env NAME.';
  if (cause === 'unauthorized' && by === 'file') return 'A crawl sends no credentials: scan its address, with --bearer-env NAME.';
  return causes[cause];
}

/** What may be missing, and how it is given there. A container has files and a network of its own; without a sandbox nothing is kept from it. */
function exitedRemedy(by: GivenBy, sandbox: Observed['sandbox']): string {
  if (by === 'file') return 'It may need what its server file can give it: args, env, files, or a host under network.';
  const words: Record<Exclude<GivenBy, 'file'>, string[]> = {
    options: ['arguments (--arg VALUE)', 'variables (--env NAME)'], command: ['other words behind the --', 'variables (--env NAME before it)'], config: ['args or env in its entry'],
  };
  const hidden = sandbox === 'bwrap' || sandbox === undefined ? ['files that are hidden from it (--allow-path PATH)', 'a host (--allow-host HOST)'] : [];
  const all = [...words[by], ...hidden];
  return `It may need ${all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')}, or ${all.at(-1)}`}.`;
}

function isContained(launch: Launch): boolean {
  return launch.kind === 'command' && launch.contained === true;
}
