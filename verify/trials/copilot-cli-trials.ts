import { oddNames } from './odd-names.ts';
import { few, trialOf } from './trial.ts';
import type { CheckTrials, Trial } from './trial.ts';

const [read, send, wipe, other] = few;
const command = (name: string, words: string, rest: Partial<Trial> = {}) => trialOf(name || words, [{ path: '', text: `copilot ${words}` }], rest);
const pattern = (tool: string) => `'verify(${tool})'`;
const rules = `--allow-tool ${pattern(read)} --deny-tool ${pattern(wipe)} --excluded-tools verify-${wipe}`;

const modes = [
  ...['--allow-all-tools', '--allow-all', '--yolo'].map((flag) => command('', `${rules} ${flag}`)),
  command('COPILOT_ALLOW_ALL', rules, { env: { COPILOT_ALLOW_ALL: 'true' }, wanted: { [read]: 'runs', [send]: 'runs', [wipe]: 'refused', [other]: 'runs' } }),
];

const flags = [
  command('', `--allow-tool verify --deny-tool ${pattern(wipe)}`, { showsDenied: true }), command('', `--allow-tool ${pattern(read)} ${pattern(send)} --excluded-tools=verify-${wipe},verify-${other}`),
  command('', `--available-tools verify-${read} verify-${send} --allow-tool verify`), command('', `--deny-tool verify --allow-all-tools`, { showsDenied: true }),
  command('', `--allow-tool ${pattern('read*')}`), command('', `--allow-tool=${pattern(read)} --deny-tool=${pattern(read)}`, { showsDenied: true }),
];

const broken = [command('', `--allow-tool ${pattern(read)} --deny-tool 'verify(wipe'`), command('', `--allow-tool 'verify (x)' --allow-tool ${pattern(read)}`), command('', `--deny-tool '*' --allow-tool ${pattern(read)}`)];

/** What Copilot CLI is tried with beside the printed policy. It has neither files of rules nor rules about arguments. */
export const copilotCliTrials: readonly CheckTrials[] = [
  { says: 'Odd names of tools and servers (over 64 characters, so that three are cut to one, dots, slashes, double underscores, upper case, Unicode, keys with dots) were as their flags spell them (% keys, 33 tools each).', trials: oddNames('copilot-cli', '', ['verify', 'my.server', 'a__b']) },
  { says: 'With its flags and its variable that let everything run, all ran but what is denied, as is said of them (% runs).', trials: modes },
  { says: 'Flags for a whole server, with several values, behind = and about what is offered decided as a check reads them (% commands).', trials: flags },
  { says: 'With a pattern that a check refuses it did not start (% commands).', trials: broken },
];

/** What could not be tried. */
export const copilotCliNotRun = ['Several files, files that are dropped and merges: it keeps no rules in a file.', 'Keys with spaces: no flag can name such a server, and no policy is printed for it.'];
