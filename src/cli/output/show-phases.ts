import { terminal } from '../../text/terminal.ts';
import { shownName } from '../../text/shown-name.ts';

/** Shows what is going on: one line that replaces itself on a terminal, plain lines in a pipe. */
export function showPhases(stream: NodeJS.WriteStream): { show(server: string, phase: string): void; clear(): void } {
  const replaces = stream.isTTY === true;
  let shown = false;
  return {
    show: (server, phase) => {
      const line = terminal(`${shownName(server)}: ${phase}`, replaces ? stream.columns - 1 : 200);
      stream.write(replaces ? `\r\u001b[K${line}` : `${line}\n`);
      shown = true;
    },
    clear: () => {
      if (replaces && shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
