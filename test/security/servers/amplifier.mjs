// A server whose small answers come to much: `node amplifier.mjs <way>`. It writes no faster than it is read.
import { createInterface } from 'node:readline';

const way = process.argv[2];
const piece = (text) => text.repeat(100_000);
/** Writes a text, a repeated text as often as said, and another text. */
const write = async (before, repeated, times, after) => {
  for (const text of [before, ...Array.from({ length: times }, () => repeated), after]) {
    if (!process.stdout.write(text)) await new Promise((done) => process.stdout.once('drain', done));
  }
};
const bomb = (id, before, after = '') => write(`{"jsonrpc":"2.0","id":${id},${before}[0`, piece(',{}'), 210, `]${after}}\n`);
const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
const tool = { name: 'only', inputSchema: { type: 'object' } };
let pages = 0;

/** What each way answers instead; everything else is answered as usual. */
const ways = {
  'lines with nothing in them': { initialize: () => write('', piece('\n'), 2000, '') },
  initialize: { initialize: (id) => bomb(id, '"result":{"odd":', '}') },
  'tools/list': { 'tools/list': (id) => bomb(id, '"result":{"tools":', '}') },
  'prompts/list': { 'prompts/list': (id) => bomb(id, '"result":{"prompts":', '}') },
  'resources/list': { 'resources/list': (id) => bomb(id, '"result":{"resources":', '}') },
  'the data of an error': { 'tools/list': (id) => bomb(id, '"error":{"code":-1,"message":"no","data":', '}') },
  'a message nobody asked for': { 'tools/list': () => bomb('"none"', '"result":{"odd":', '}') },
  'a key for everything': { 'tools/list': (id) => write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"a","inputSchema":{`, Array.from({ length: 600_000 }, (_, at) => `"k${at}":0,`).join(''), 1, '"z":0}}]}}\n') },
  'levels without end': { 'tools/list': (id) => write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"a","inputSchema":`, piece('{"a":'), 4, '\n') },
  'numbers behind a quote': { 'tools/list': (id) => write(`"{"jsonrpc":"2.0","id":${id},"result":{"tools":[0`, piece(',0'), 15, ']}}\n') },
  pages: { 'tools/list': (id) => write(`{"jsonrpc":"2.0","id":${id},"result":{"nextCursor":"${pages += 1}","tools":[{"name":"a","x":[0`, piece(',0'), 5, ']}]}}\n') },
  pings: { 'notifications/initialized': () => setInterval(() => { for (let at = 0; at < 500; at += 1) say({ id: `p${at}`, method: 'ping' }); }, 1), 'tools/list': () => undefined },
  notices: { 'notifications/initialized': () => setInterval(() => { for (let at = 0; at < 500; at += 1) say({ method: 'notifications/odd' }); }, 1), 'tools/list': () => undefined },
  'texts of many megabytes': { 'tools/list': (id) => write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"a","description":"`, 'Reads a note. '.repeat(70_000), 28, `"},{"name":"b","description":"${'Reads a note. '.repeat(1_960_000)}"}]}}\n`) },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  const own = ways[way]?.[method];
  if (own !== undefined) return void own(id);
  if (id === undefined) return;
  if (method === 'initialize') return say({ id, result: { protocolVersion: '2025-11-25', capabilities: { tools: {}, prompts: {}, resources: {} }, serverInfo: { name: 'amplifier', version: '1' } } });
  say({ id, result: { tools: [tool], prompts: [], resources: [], resourceTemplates: [] } });
});
