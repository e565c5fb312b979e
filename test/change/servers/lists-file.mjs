// An MCP server that lists the tools of a snapshot: `node lists-file.mjs <snapshot> [<tools a page>]`.
import { readFileSync } from 'node:fs';
import { answer, hello } from '../../connect/servers/answer.mjs';

const [path, page = '1000'] = process.argv.slice(2);
const { tools, serverInfo, instructions } = JSON.parse(readFileSync(path, 'utf8'));
const size = Number(page);

answer({
  initialize: () => hello({ serverInfo, ...(instructions && { instructions }) }),
  'tools/list': ({ cursor = '0' }) => {
    const from = Number(cursor);
    return { tools: tools.slice(from, from + size).map(({ definition }) => definition), ...(from + size < tools.length && { nextCursor: String(from + size) }) };
  },
});
