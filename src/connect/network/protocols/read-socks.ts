import type { Socket } from 'node:net';

/** What a SOCKS client asks for. */
export interface SocksAsk { command: 'connect' | 'other'; host: string; port: number }

/** Bytes of the longest ask: a name of 255, and a user of SOCKS 4, which nobody needs, of as many. */
const greatestAsk = 600;

/** Reads what a SOCKS client asks for, and agrees on no password. Throws for what is no ask, or too long. */
export async function readSocks(socket: Socket, version: 4 | 5): Promise<SocksAsk> {
  const take = taker(socket);
  await take(1);
  if (version === 4) return readFour(take);
  const [methods = 0] = await take(1);
  if (!(await take(methods)).includes(0)) {
    socket.write(Buffer.from([5, 255]));
    throw new Error('it knows no way without a password');
  }
  socket.write(Buffer.from([5, 0]));
  return readFive(take);
}

type Take = (bytes: number) => Promise<Buffer>;

async function readFive(take: Take): Promise<SocksAsk> {
  const [version, command, reserved, type] = await take(4);
  if (version !== 5 || reserved !== 0) throw new Error('it is no ask');
  const host = await hostOf(type, take);
  return { command: command === 1 ? 'connect' : 'other', host, port: (await take(2)).readUInt16BE(0) };
}

async function hostOf(type: number | undefined, take: Take): Promise<string> {
  if (type === 1) return [...await take(4)].join('.');
  if (type === 4) return ((await take(16)).toString('hex').match(/.{4}/g) ?? []).join(':');
  if (type !== 3) throw new Error('it names no kind of address');
  const [length = 0] = await take(1);
  return (await take(length)).toString('latin1');
}

async function readFour(take: Take): Promise<SocksAsk> {
  const head = await take(7);
  const [, , , a = 0, b, c, d] = head;
  await textOf(take);
  // Zeros and something: a name follows (SOCKS 4a).
  const host = a === 0 && b === 0 && c === 0 && d !== 0 ? await textOf(take) : [a, b, c, d].join('.');
  return { command: head[0] === 1 ? 'connect' : 'other', host, port: head.readUInt16BE(1) };
}

async function textOf(take: Take): Promise<string> {
  let text = '';
  for (let byte = await take(1); byte[0] !== 0; byte = await take(1)) text += byte.toString('latin1');
  return text;
}

/** Takes bytes as they come; what was not taken stays in the socket. */
function taker(socket: Socket): Take {
  let taken = 0;
  return async (bytes) => {
    taken += bytes;
    if (taken > greatestAsk) throw new Error('it is too long');
    for (;;) {
      const chunk = bytes === 0 ? Buffer.alloc(0) : socket.read(bytes) as Buffer | null;
      if (chunk !== null && chunk.length === bytes) return chunk;
      if (chunk !== null || socket.destroyed || socket.readableEnded) throw new Error('it ended');
      await new Promise<void>((done) => {
        const go = () => {
          socket.off('readable', go).off('end', go).off('close', go);
          done();
        };
        socket.on('readable', go).on('end', go).on('close', go);
      });
    }
  };
}
