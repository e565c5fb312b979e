import type { Command } from 'commander';
import type { Context } from './context.ts';

/** A command as the list of commands shows it, and how to load it: each brings much that the others do not need. */
export interface CommandEntry {
  /** Its words, as commander writes them. */
  term: string;
  says: string;
  load(): Promise<(context: Context) => Command>;
}

/** Every command by its name, in the order of the help. A test compares words with those of the command itself. */
export const commands: Record<string, CommandEntry> = {
  scan: { term: 'scan [options] [source...]', says: 'classify the tools of a server, a config or a dump', load: async () => (await import('./commands/scan.ts')).scanCommand },
  policy: { term: 'policy [options] [sources...]', says: 'print the policy for one product', load: async () => (await import('./commands/policy.ts')).policyCommand },
  explain: { term: 'explain [options] <source> [tool]', says: 'show how the verdict on a tool came about, step by step', load: async () => (await import('./commands/explain.ts')).explainCommand },
  diff: { term: 'diff [options] <old> [new]', says: 'show what changed between two listings, and whether risk rose', load: async () => (await import('./commands/diff.ts')).diffCommand },
  lock: { term: 'lock [options] [source...]', says: 'write what the servers of a project say, to be told of changes', load: async () => (await import('./commands/lock.ts')).lockCommand },
  verify: { term: 'verify [options] [source...]', says: 'compare what servers say now with what was locked', load: async () => (await import('./commands/verify.ts')).verifyCommand },
  servers: { term: 'servers [options] [words...]', says: 'list the servers of the catalog, whose ids are sources', load: async () => (await import('./commands/servers.ts')).serversCommand },
  add: { term: 'add [options] [source]', says: 'find out how to start a server and write its file', load: async () => (await import('./commands/add.ts')).addCommand },
  crawl: { term: 'crawl [options] [server...]', says: 'refresh the snapshots of the catalog', load: async () => (await import('./commands/crawl.ts')).crawlCommand },
  worker: { term: 'worker [options]', says: 'list servers for crawls with a queue, here or on other machines', load: async () => (await import('./commands/worker.ts')).workerCommand },
  build: { term: 'build [options]', says: 'judge every snapshot of the catalog; write assessments and site data', load: async () => (await import('./commands/build.ts')).buildCommand },
  site: { term: 'site [options]', says: 'build the static site of a catalog', load: async () => (await import('./commands/site.ts')).siteCommand },
  mcp: { term: 'mcp [options]', says: 'serve the catalog to agents, as an MCP server that only reads', load: async () => (await import('./commands/mcp.ts')).mcpCommand },
  edition: { term: 'edition [options]', says: 'freeze the figures of the whole index in editions/', load: async () => (await import('./commands/edition.ts')).editionCommand },
  evaluate: { term: 'evaluate [options] <labels...>', says: 'measure accuracy against labelled tools', load: async () => (await import('./commands/evaluate.ts')).evaluateCommand },
};
