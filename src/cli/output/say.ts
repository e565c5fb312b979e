import { terminal } from '../../text/terminal.ts';

/** Says something on standard error, each line free of what a stranger may have put in to steer a terminal. */
export function say(text: string): void {
  const lines = text.split('\n').map((line) => `${terminal(line)}\n`);
  process.stderr.write(lines.join(''));
}
