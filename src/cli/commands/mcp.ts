import { Command, InvalidArgumentError } from 'commander';
import { mcpLimits } from '../../flow/mcp/mcp-limits.ts';
import { openLibrary } from '../../flow/mcp/library/open-library.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { terminal } from '../../text/terminal.ts';
import type { Context } from '../context.ts';
import { catalogFolder } from '../options/catalog-folder.ts';

interface McpOptions { catalog?: string; http?: boolean; port?: number }

const examples = `
Examples:
  toolrisk mcp                         over standard input and output
  toolrisk mcp --http                  at http://127.0.0.1:${mcpLimits.usualPort}/mcp
  toolrisk mcp --http --port 0         at any free port, which is printed
  toolrisk mcp --catalog my-catalog    a catalog of your own as well
  claude mcp add toolrisk -- toolrisk mcp

Tools only read: search_tools, get_tool, get_server, recommend_policy,
check_stack, explain_tool, judge_definition; pages are resources. What authors
of servers wrote is given only when asked for, fenced as untrusted, and not at
all where it gives orders to a model. A ./catalog is served only when it is
named: an agent may be started in a folder of a stranger's.`;

/** `toolrisk mcp`: serve the catalog to agents. */
export function mcpCommand(context: Context): Command {
  return new Command('mcp')
    .description('serve the catalog to agents, as an MCP server that only reads')
    .option('--http', 'over streamable HTTP, to this machine alone, instead of standard input and output')
    .option('--port <number>', `with --http: port to listen at (default: ${mcpLimits.usualPort})`, parsePort)
    .addHelpText('after', examples)
    .action(async (_options: McpOptions, command: Command) => {
      const { catalog, http, port } = command.optsWithGlobals<McpOptions>();
      if (context.words !== null) throw new PlaceError('--', 'mcp starts no server but itself', 'Leave -- and what follows out.');
      if (port !== undefined && http !== true) throw new PlaceError(`--port ${port}`, 'standard input has no port', 'Add --http, or leave it out.');
      const stop = new AbortController();
      const library = openLibrary(catalog === undefined ? null : catalogFolder(catalog, context.cwd), AbortSignal.any([context.stop, stop.signal]));
      const onProblem = (error: Error) => context.say(`mcp: ${terminal(error.message)}`);
      try {
        if (http === true) await (await import('../../flow/mcp/http/serve-http.ts')).serveHttp(library, { port: port ?? mcpLimits.usualPort, onProblem, onListening: (address) => context.say(`mcp: listens at ${address}. End it with Ctrl-C.`) });
        else await stdio(library, context, onProblem);
      } finally {
        stop.abort();
      }
    });
}

async function stdio(library: ReturnType<typeof openLibrary>, context: Context, onProblem: (error: Error) => void): Promise<void> {
  if (process.stdin.isTTY) context.say('mcp: waits for a client on standard input. Put toolrisk mcp into the config of one; end it with Ctrl-C.');
  await (await import('../../flow/mcp/serve-stdio.ts')).serveStdio(library, process, onProblem);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is no port: a number from 0 to 65535.');
  return port;
}
