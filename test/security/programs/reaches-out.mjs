// An MCP server that, when it is asked for its list, tries what its arguments say, one JSON object each, and tells what came of it.
import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const told = (error) => error?.cause?.code ?? error?.code ?? String(error?.message ?? error);
const gate = () => new URL(process.env.HTTP_PROXY);

/** Everything that comes back for these bytes (latin1), until it is over, or silent. */
const raw = ({ send = '', then = [], silentMs = 1000, endless = false }) => new Promise((done) => {
  let came = '';
  const socket = connect(Number(gate().port), gate().hostname, () => {
    if (send !== '') socket.write(Buffer.from(send, 'latin1'));
    if (endless) { const more = () => { while (socket.writable && socket.write(Buffer.alloc(65536, 0x61))); }; socket.on('drain', more); more(); }
  });
  const waiting = [...then];
  socket.setTimeout(silentMs, () => socket.destroy());
  socket.on('data', (chunk) => {
    came = (came + chunk.toString('latin1')).slice(0, 4000);
    const next = waiting.shift();
    if (next !== undefined) socket.write(Buffer.from(next, 'latin1'));
  }).on('error', (error) => { came += `<${told(error)}>`; }).on('close', () => done(came));
});
const run = ({ file, args }) => new Promise((done) => execFile(file, args, { timeout: 20_000 }, (error, out, complaint) => done(error === null ? out : `<${error.code ?? error.signal}> ${complaint}`.slice(0, 400))));

const tries = {
  raw,
  run,
  fetch: ({ url, ...rest }) => fetch(url, rest).then(async (response) => `${response.status} ${await response.text()}`, (error) => `<${told(error)}>`),
  agent: ({ url }) => new Promise((done) => request(url, (answer) => answer.on('data', (chunk) => done(`${answer.statusCode} ${chunk}`))).on('error', (error) => done(`<${told(error)}>`)).end()),
  tcp: ({ host, port }) => new Promise((done) => connect(port, host).on('connect', () => done('open')).on('error', (error) => done(`<${told(error)}>`))),
  udp: ({ host, port }) => new Promise((done) => { const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4'); socket.send('x', port, host, (error) => { socket.close(); done(error === null ? 'sent' : `<${told(error)}>`); }); }),
  name: ({ host }) => lookup(host).then(({ address }) => address, (error) => `<${told(error)}>`),
  env: ({ name }) => process.env[name] ?? '<none>',
  many: async ({ count, ...rest }) => (await Promise.all(Array.from({ length: count }, () => raw(rest)))).join('|'),
};

const attempts = process.argv.slice(2).map((text) => JSON.parse(text));
const results = {
  initialize: () => ({ protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'reaches-out', version: '1' } }),
  'tools/list': async () => {
    const tools = [];
    for (const [at, { by, ...rest }] of attempts.entries()) tools.push({ name: `try_${at}`, description: await tries[by](rest), inputSchema: { type: 'object' } });
    return { tools: tools.length === 0 ? [{ name: 'nothing', inputSchema: { type: 'object' } }] : tools };
  },
};
createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, method } = JSON.parse(line);
  if (id === undefined || results[method] === undefined) return;
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: await results[method]() })}\n`);
});
