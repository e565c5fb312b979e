import { gatePort } from './gate-environment.ts';

/** What variables of the program are called until it runs: none of them, a loader's least, may reach what starts it. */
const hidden = 'GATE_';

/**
 * What runs in the cell before the program, in the same process: it listens where the gate is to be, hands the open listener
 * over to toolrisk, waits for its word, and becomes the program (execve). So a gate takes no process and no memory, and the
 * program is the child that was started, with its own streams, signals and exit code. `env` starts it, because it says what
 * cannot be started in a line. Node ignores two signals, which would be inherited.
 */
const script = `
const { env, argv } = process;
const listener = require('node:net').createServer();
const become = () => {
  const own = Object.entries(env).filter(([name]) => name.startsWith('${hidden}')).map(([name, value]) => [name.slice(${hidden.length}), value]);
  for (const signal of ['SIGPIPE', 'SIGXFSZ']) process.on(signal, become).off(signal, become);
  const words = argv[1].includes('=') ? argv.slice(1) : ['/usr/bin/env', '--', ...argv.slice(1)];
  process.execve(words[0], words, { ...(env.PWD === undefined ? {} : { PWD: env.PWD }), ...Object.fromEntries(own) });
};
process.once('message', become);
listener.listen(${gatePort}, '127.0.0.1', () => process.send('open', listener, { keepOpen: true }));
`;

/** A program and its environment, to be started by a gate keeper in a cell. It needs an IPC channel (`ipc` in `stdio`). */
export interface KeptProgram { file: string; args: readonly string[]; env: Record<string, string> }

/** The same, started by its gate keeper, which runs on the node that toolrisk runs on. */
export function keptProgram({ file, args, env }: KeptProgram): KeptProgram {
  return {
    file: process.execPath, args: ['--disable-warning=ExperimentalWarning', '--eval', script, '--', file, ...args],
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [hidden + name, value])),
  };
}
