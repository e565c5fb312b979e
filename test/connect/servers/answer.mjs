// The least there is of an MCP server over standard streams: answers by method, one JSON message a line.
import { createInterface } from 'node:readline';

export const tool = (name, rest = {}) => ({ name, description: `Does ${name}.`, inputSchema: { type: 'object' }, ...rest });
export const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
export const hello = (rest = {}) => ({
  protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'stand-in', version: '1' }, ...rest,
});

/** `answers[method](params, id)` gives a result, or nothing when it answers itself or not at all. */
export function answer(answers) {
  const all = { initialize: () => hello(), 'tools/list': () => ({ tools: [tool('read_note')] }), ...answers };
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) return answers.answered?.(line);
    if (id === undefined) return all[method]?.(params);
    if (all[method] === undefined) return say({ id, error: { code: -32601, message: 'Method not found' } });
    const result = await all[method](params ?? {}, id);
    if (result !== undefined) say({ id, result });
  });
}
