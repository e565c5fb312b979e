// A server that answers rightly and writes oddly, or refuses revisions: `node odd-writer.mjs <way>`.
import { createInterface } from 'node:readline';

const way = process.argv[2];
const older = ['2025-06-18', '2025-03-26', '2024-11-05'];
const tools = [{ name: 'read_note', description: 'Reads a note.', inputSchema: { type: 'object' } }, { name: 'delete_note', inputSchema: { type: 'object' } }];
const resultOf = ({ method, params = {} }, revision) => ({ initialize: { protocolVersion: revision ?? params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'odd', version: '1' } }, 'tools/list': { tools } })[method];
const messageOf = (asked, revision) => {
  const result = resultOf(asked, revision);
  return { jsonrpc: '2.0', id: asked.id, ...(result === undefined ? { error: { code: -32601, message: 'Method not found' } } : { result }) };
};
const line = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const refuses = (asked, error) => (asked.method === 'initialize' && !older.includes(asked.params.protocolVersion) ? line({ jsonrpc: '2.0', id: asked.id, error }) : line(messageOf(asked)));
let written = 0;
let refused = false;

const ways = {
  'a byte order mark and spaces': (asked) => process.stdout.write(`${written++ === 0 ? '\ufeff' : ''} \t${JSON.stringify(messageOf(asked)).replaceAll('{', '{ ').replaceAll('}', ' }')} \r\n`),
  'pretty-printed JSON': (asked) => process.stdout.write(`${JSON.stringify(messageOf(asked), null, 2)}\n`),
  'pretty-printed JSON between logs': (asked) => process.stdout.write(`[info] {asked}\n{ level: "debug",\nmsg: 1 }\n${JSON.stringify(messageOf(asked), null, '\t').replaceAll('\n', '\r\n')}\n[done]\n`),
  'pretty-printed JSON without a line feed': (asked) => process.stdout.write(JSON.stringify(messageOf(asked), null, 2)),
  'no line feed': (asked) => process.stdout.write(JSON.stringify(messageOf(asked))),
  'frames one behind the other': (asked) => { const text = JSON.stringify(messageOf(asked)); process.stdout.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`); },
  'returns alone': (asked) => process.stdout.write(`${JSON.stringify(messageOf(asked))}\r`),
  'returns alone, and logs': (asked) => process.stdout.write(`\rworking\rworking\r${JSON.stringify(messageOf(asked))}\rdone\r`),
  'a zero behind each': (asked) => process.stdout.write(`${JSON.stringify(messageOf(asked))}\0\n`),
  'zeros alone': (asked) => process.stdout.write(`${JSON.stringify(messageOf(asked))}\0`),
  'two messages on a line': (asked) => process.stdout.write(`{"jsonrpc":"2.0","method":"notifications/message","params":{"data":"}{"}}${JSON.stringify(messageOf(asked))}\n`),
  'words around each': (asked) => process.stdout.write(`<- ${JSON.stringify(messageOf(asked))}; sent\n`),
  'frames cut short': (asked) => { const text = JSON.stringify(messageOf(asked)); process.stdout.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text.slice(0, -9)}`); },
  'UTF-16': (asked) => process.stdout.write(Buffer.from(`${JSON.stringify(messageOf(asked))}\n`, 'utf16le')),
  'a control byte': (asked) => process.stdout.write(`${JSON.stringify(messageOf(asked)).replace('Reads a', 'Reads \u0015 a')}\n`),
  'another id': (asked) => line(asked.method === 'tools/list' ? { ...messageOf(asked), id: 'seven' } : messageOf(asked)),
  'no version of JSON-RPC': (asked) => { const { jsonrpc: _none, ...rest } = messageOf(asked); line(rest); },
  'logs alone': () => { console.log('Server ready on stdio'); },
  'please authorize': () => { console.error('Starting\n\u001b[33mPlease authorize this client by visiting https://login.example/device\u001b[0m'); },
  'waits behind a question': () => { console.error('Enter the code ABCD at https://login.example/device\nlistening for the callback'); },
  'asks back and waits': (asked) => line(asked.method === 'tools/list' ? { jsonrpc: '2.0', id: 'q', ...JSON.parse(process.argv[3]) } : messageOf(asked)),
  'logs and waits': (asked) => line(asked.method === 'tools/list' ? { jsonrpc: '2.0', ...JSON.parse(process.argv[3]) } : messageOf(asked)),
  'writes and waits': (asked) => process.stdout.write(asked.method === 'tools/list' || process.argv[4] === 'first' ? JSON.parse(process.argv[3]) : `${JSON.stringify(messageOf(asked))}\n`),
  'base64': (asked) => process.stdout.write(`${Buffer.from(JSON.stringify(messageOf(asked))).toString('base64')}\n`),
  'quotes of Python': (asked) => process.stdout.write(`${JSON.stringify(messageOf(asked)).replaceAll('"', "'")}\n`),
  'refuses, with what is supported': (asked) => refuses(asked, { code: -32602, message: 'Unsupported protocol version', data: { supported: older, requested: '2025-11-25' } }),
  'refuses, with what is expected': (asked) => refuses(asked, { code: -32000, message: 'Bad handshake', data: { expected: '2024-11-05' } }),
  'refuses in words': (asked) => refuses(asked, { code: -32603, message: 'protocol version 2025-11-25 is newer than 2025-03-26, the newest that is known here' }),
  'refuses in other words': (asked) => refuses(asked, { code: -32602, message: 'Invalid params' }),
  'refuses without an id': (asked) => (asked.method === 'initialize' && !older.includes(asked.params.protocolVersion) ? line({ jsonrpc: '2.0', id: null, error: { code: -32602, message: 'Invalid request parameters' } }) : line(messageOf(asked))),
  'refuses as an unknown method': (asked) => refuses(asked, { code: -32601, message: 'Unknown protocol version, expected 2025-06-18' }),
  'refuses all but the oldest': (asked) => (asked.method === 'initialize' && asked.params.protocolVersion !== '2024-11-05' ? line({ jsonrpc: '2.0', id: asked.id, error: { code: -32602, message: 'unsupported version' } }) : line(messageOf(asked))),
  'says nothing to what it does not know': (asked) => (asked.method === 'initialize' && !older.includes(asked.params.protocolVersion) ? undefined : line(messageOf(asked))),
  'agrees and then refuses': (asked) => {
    if (asked.method === 'initialize') refused = !older.includes(asked.params.protocolVersion);
    return refused && asked.method === 'tools/list' ? line({ jsonrpc: '2.0', id: asked.id, error: { code: -32600, message: 'Unsupported protocol version: 2025-11-25' } }) : line(messageOf(asked));
  },
  'ends over what it does not know': (asked) => {
    if (asked.method !== 'initialize' || older.includes(asked.params.protocolVersion)) return line(messageOf(asked));
    console.error(`Error: unsupported protocol version ${asked.params.protocolVersion}`);
    process.exit(1);
  },
  'refuses with an error that is a text': (asked) => refuses(asked, 'Unsupported protocol version'),
  'refuses with a result': (asked) => line(asked.method === 'initialize' && !older.includes(asked.params.protocolVersion) ? { jsonrpc: '2.0', id: asked.id, result: { error: 'version unsupported' } } : messageOf(asked)),
  'ends over all but the oldest': (asked) => {
    if (asked.method !== 'initialize' || asked.params.protocolVersion === '2024-11-05') return line(messageOf(asked));
    console.error(`unsupported protocol ${asked.params.protocolVersion}\nError: cannot go on`);
    process.exit(1);
  },
  'ends over all but the one it names': (asked) => {
    if (asked.method !== 'initialize' || asked.params.protocolVersion === '2025-03-26') return line(messageOf(asked));
    console.error('client is incompatible: protocol must be 2025-03-26, which is the newest protocol version here');
    process.exit(1);
  },
  'ends over every revision': (asked) => {
    console.error(`protocol ${asked.params.protocolVersion} is not supported`);
    process.exit(1);
  },
  'refuses every revision': (asked) => line({ jsonrpc: '2.0', id: asked.id, error: { code: -32602, message: 'Protocol versions are for others' } }),
  'tells of a change unannounced': (asked) => {
    if (asked.method === 'tools/list' && written++ === 0) {
      line({ jsonrpc: '2.0', id: asked.id, result: { tools: tools.slice(0, 1) } });
      setTimeout(() => line({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }), 20);
    } else line(messageOf(asked));
  },
  'pages that overlap': (asked) => {
    if (asked.method !== 'tools/list') return line(messageOf(asked));
    const page = Number(asked.params.cursor ?? 0);
    return line({ jsonrpc: '2.0', id: asked.id, result: { tools: [0, 1].map((at) => ({ name: `tool_${page + at}` })), ...(page < 2 && { nextCursor: String(page + 1) }) } });
  },
  'one page under new cursors': (asked) => (asked.method === 'tools/list' ? line({ jsonrpc: '2.0', id: asked.id, result: { tools, nextCursor: String(written++) } }) : line(messageOf(asked))),
  'a last page that is the first': (asked) => (asked.method === 'tools/list' ? line({ jsonrpc: '2.0', id: asked.id, result: { tools, ...(asked.params.cursor === undefined && { nextCursor: 'x' }) } }) : line(messageOf(asked))),
  // The second page comes for the cursor that is the first argument, read as JSON, and for no other.
  'pages by another cursor': (asked) => {
    const [cursor, name] = [JSON.parse(process.argv[3]), process.argv[4] ?? 'nextCursor'];
    if (asked.method !== 'tools/list') return line(messageOf(asked));
    const given = asked.params.cursor;
    if (given === undefined) return line({ jsonrpc: '2.0', id: asked.id, result: { tools: tools.slice(0, 1), [name]: cursor } });
    const strict = process.argv[5] === 'text' && typeof given !== 'string';
    return strict || JSON.stringify(given) !== JSON.stringify(process.argv[5] === 'text' ? String(cursor) : cursor) ? line({ jsonrpc: '2.0', id: asked.id, error: { code: -32602, message: 'Invalid cursor' } })
      : line({ jsonrpc: '2.0', id: asked.id, result: { tools: tools.slice(1) } });
  },
  'another list each time, told of later': (asked) => {
    if (asked.method !== 'tools/list') return line(messageOf(asked));
    line({ jsonrpc: '2.0', id: asked.id, result: { tools: [{ name: `tool_${written++}` }] } });
    setTimeout(() => line({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' }), 50);
  },
  'another list each time': (asked) => {
    if (asked.method !== 'tools/list') return line(messageOf(asked));
    line({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
    return line({ jsonrpc: '2.0', id: asked.id, result: { tools: [{ name: `tool_${written++}` }] } });
  },
};

createInterface({ input: process.stdin }).on('line', (text) => {
  const asked = JSON.parse(text);
  if (asked.id !== undefined && asked.method !== undefined) ways[way](asked);
});
