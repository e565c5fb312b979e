import { once } from 'node:events';
import { serveStdio as serve, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Library } from './library/library.ts';
import { makeMcpServer } from './make-mcp-server.ts';
import { mcpLimits } from './mcp-limits.ts';

/** Serves over standard input and output until the input is closed or the library is told to stop. `onProblem` gets what is wrong with messages. */
export async function serveStdio(library: Library, { stdin, stdout }: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream }, onProblem: (error: Error) => void): Promise<void> {
  const transport = new StdioServerTransport(stdin, stdout, { maxBufferSize: mcpLimits.greatestMessage });
  const handle = serve(() => makeMcpServer(library), { transport, onerror: onProblem });
  const closed = new AbortController();
  await Promise.race([...['end', 'close', 'error'].map((event) => once(stdin, event, { signal: closed.signal }).catch(() => undefined)), once(library.stop, 'abort')]);
  closed.abort();
  await handle.close();
}
