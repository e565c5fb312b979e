// A server that looks for everything a cell should not have, as its variable LOOK says (JSON: paths to read, folders to list, places to
// write, sockets and ports to reach), and answers with what it found: a tool a look. Loopback only; nothing is changed but what it may.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import readline from 'node:readline';

const look = JSON.parse(process.env.LOOK ?? '{}');
const found = {};
const note = async (name, work) => {
  try {
    found[name] = String(await work());
  } catch (error) {
    found[name] = error.code ?? error.message;
  }
};
const shell = (line) => {
  const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', timeout: 10_000 });
  return `${stdout}${stderr}`.trim();
};
const reach = (where) => new Promise((done) => {
  const socket = net.connect(where);
  socket.setTimeout(3000, () => { socket.destroy(); done('silent'); });
  socket.on('error', (error) => done(error.code)).on('connect', () => { socket.destroy(); done('reached'); });
});

for (const path of look.read ?? []) await note(`read ${path}`, () => fs.readFileSync(path, 'utf8'));
for (const path of look.list ?? []) await note(`list ${path}`, () => fs.readdirSync(path).sort().join(' '));
for (const path of look.write ?? []) await note(`write ${path}`, () => { fs.writeFileSync(path, 'x'); return 'written'; });
for (const path of look.sockets ?? []) await note(`socket ${path}`, () => reach({ path }));
for (const port of look.ports ?? []) await note(`port ${port}`, () => reach({ host: '127.0.0.1', port }));
for (const [name, line] of Object.entries(look.run ?? {})) await note(name, () => shell(line));
await note('status', () => fs.readFileSync('/proc/self/status', 'utf8'));
await note('variables', () => Object.keys(process.env).sort().join(' '));
await note('interfaces', () => Object.keys(os.networkInterfaces()).join(' '));
await note('files open', () => fs.readdirSync('/proc/self/fd').map((fd) => { try { return `${fd} ${fs.readlinkSync(`/proc/self/fd/${fd}`)}`; } catch { return ''; } }).join('\n'));
await note('of others', () => fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
  try {
    return fs.readFileSync(`/proc/${pid}/environ`, 'latin1') + fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}).join('\n'));
await note('memory to write', () => fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).filter((pid) => {
  try {
    fs.closeSync(fs.openSync(`/proc/${pid}/mem`, 'r+'));
    return true;
  } catch {
    return false;
  }
}).map((pid) => `${pid} ${fs.readlinkSync(`/proc/${pid}/exe`)}`).join(' '));
await note('namespaces', () => ['user', 'pid', 'ipc', 'uts', 'net', 'mnt'].map((name) => fs.readlinkSync(`/proc/self/ns/${name}`)).join(' '));

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id === undefined) return;
  const result = method === 'initialize' ? { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'looks around', version: '1' } }
    : { tools: Object.entries(found).map(([name, description]) => ({ name, description, inputSchema: { type: 'object' } })) };
  console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
});
