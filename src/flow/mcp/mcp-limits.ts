const second = 1000;
const KiB = 1024;

/** What the catalog for agents bears of its callers. Bytes, milliseconds, counts, UTF-16 units. */
export const mcpLimits = {
  /** Rows of one page: a model reads no more at once, and thirty rows take some 2,000 tokens. */
  mostRows: 100,
  usualRows: 30,
  /** Pages of servers in one list of resources. */
  resourcesAtATime: 50,
  /** What a completion may offer (MCP 2025-11-25, completion). */
  mostCompletions: 100,
  /** Servers of one stack: people have ten; each is judged anew. */
  mostServers: 40,
  /** Names that one list of an answer holds; the rest is counted. */
  mostNames: 50,
  /** A pasted definition: the largest of the catalog has 77 kB, and a list of fifty such tools is for `toolrisk scan`. */
  greatestDefinition: 1024 * KiB,
  /** Tools of a pasted list. */
  mostPasted: 200,
  /** Words of a server that are given out at once. */
  greatestWords: 32 * KiB,
  /** One message over standard input, and one request over HTTP: a pasted definition, escaped in JSON. */
  greatestMessage: 4096 * KiB,
  /** For a request to come in: what is local is there at once. */
  requestMs: 20 * second,
  /** Judging what was pasted; a tool takes milliseconds. */
  judgeMs: 30 * second,
  /** Connections over HTTP at a time: an agent opens some. */
  mostConnections: 64,
  /** Judged servers that are kept: a session asks about few. The largest takes some MB. */
  mostKept: 12,
  /** Port unless one is named: a config of a client needs one that stays. Not assigned by IANA. */
  usualPort: 8731,
};
