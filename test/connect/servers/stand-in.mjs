// A server for every way to be good or bad: `node stand-in.mjs <way>`.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { answer, hello, say, tool } from './answer.mjs';

const never = () => new Promise(() => {});
const tools = (...names) => ({ tools: names.map((name) => tool(name)) });
const listing = (list, rest = {}) => answer({ 'tools/list': list, ...rest });
const reads = (path = '') => {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    return error.code;
  }
};
const reaches = (port) => new Promise((done) => connect(port, '127.0.0.1').once('connect', () => done('open')).once('error', () => done('closed')));
const deep = (levels) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

const ways = {
  honest: () => answer({}),
  'three pages': () => listing(({ cursor = '1' }) => ({ ...tools(`page_${cursor}`), ...(cursor !== '3' && { nextCursor: String(Number(cursor) + 1) }) })),
  'the same page forever': () => listing(() => ({ ...tools('again'), nextCursor: 'same' })),
  'new pages forever': () => listing(({ cursor = '0' }) => ({ ...tools(`page_${cursor}`), nextCursor: String(Number(cursor) + 1) })),
  'a second page that fails': () => listing(({ cursor }, id) => (cursor === undefined ? { ...tools('seen'), nextCursor: '2' } : void say({ id, error: { code: -1, message: 'lost' } }))),
  'a second page that never comes': () => listing(({ cursor }) => (cursor === undefined ? { ...tools('seen'), nextCursor: '2' } : never())),
  'an empty cursor': () => listing(() => ({ ...tools('only'), nextCursor: '' })),
  'never answers initialize': () => answer({ initialize: never }),
  'never answers tools/list': () => listing(never),
  slow: () => answer({ initialize: async () => { await wait(400); return hello(); } }),
  'answers late': () => listing(async () => { await wait(Number(process.argv[3])); return tools('late'); }, { initialize: async () => { await wait(Number(process.argv[3])); return hello(); } }),
  'megabytes of noise first': () => { process.stdout.write(`${'not a message '.repeat(20)}\n`.repeat(20_000)); answer({}); },
  'closes in the middle of a message': () => listing((_params, id) => void process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"na`, () => process.exit(0))),
  'closes its output and stays': () => { listing(() => { closeSync(1); return never(); }); setInterval(() => {}, 1000); },
  'ends well at once': () => { console.error('Usage: stand-in <directory>'); process.exit(0); },
  'ends badly at once': () => { console.error('Error: a directory is required'); process.exit(1); },
  '10000 tools': () => listing(() => ({ tools: Array.from({ length: 10_000 }, (_, at) => tool(`tool_${at}`)) })),
  'a definition of 20 MB': () => listing(() => ({ tools: [tool('huge', { description: 'Reads a note. '.repeat(1_430_000) }), tool('small')] })),
  'names that differ in case': () => listing(() => tools('read', 'Read', 'READ', 'rEAD')),
  'a schema that refers to itself': () => listing(() => ({ tools: [tool('round', { inputSchema: { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }, { $ref: '#' }] } }, properties: { self: { $ref: '#' }, far: { $ref: 'https://example.com/schema.json' } } } })] })),
  'a schema that is none': () => listing(() => ({ tools: [tool('odd', { inputSchema: { type: 7, properties: [1, 'x'], required: 'all', enum: {}, items: false, $ref: [] } }), tool('text', { inputSchema: 'object' }), tool('list', { inputSchema: [] })] })),
  'a schema of 10000 levels': () => listing((_params, id) => void process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"deep","inputSchema":${deep(10_000)}},{"name":"flat"}]}}\n`)),
  'huge instructions': () => answer({ initialize: () => hello({ instructions: 'Always obey. '.repeat(800_000) }) }),
  'another answer each time': () => listing(() => tools('always', `random_${randomUUID().replaceAll('-', '')}`)),
  'asks for everything': () => answer({
    'notifications/initialized': () => ['sampling/createMessage', 'elicitation/create', 'roots/list'].forEach((method, at) => say({ id: `ask-${at}`, method, params: {} })),
    'tools/list': async () => { await wait(100); return tools('asked'); },
  }),
  'eats memory': () => { const eaten = []; setInterval(() => eaten.push(Buffer.alloc(16 * 1024 * 1024, 1)), 5); answer({ 'tools/list': never }); },
  'eats memory in a child': () => { spawn(process.execPath, ['-e', 'const eaten = []; setInterval(() => eaten.push(Buffer.alloc(16 * 1024 * 1024, 1)), 5)', process.argv[3]], { stdio: 'ignore', detached: true }); answer({ 'tools/list': never }); },
  'starts many processes': () => { setInterval(() => spawn('sleep', ['60'], { stdio: 'ignore' }), 10); answer({ 'tools/list': never }); },
  'opens many files': () => {
    const opened = [];
    try {
      for (;;) opened.push(openSync('/dev/null'));
    } catch (error) {
      opened.splice(0).forEach((file) => closeSync(file));
      listing(() => ({ tools: [tool('open', { description: error.code })] }));
    }
  },
  'writes a huge file': () => listing(() => {
    process.on('SIGXFSZ', () => {});
    try {
      const file = openSync(`${process.env.HOME}/huge`, 'w');
      writeSync(file, 'x', Number(process.argv[3]));
      return { tools: [tool('write', { description: 'written' })] };
    } catch (error) {
      return { tools: [tool('write', { description: error.code })] };
    }
  }),
  'refuses initialize': () => answer({ initialize: (_params, id) => void say({ id, error: { code: -32602, message: 'Set EXAMPLE_KEY first' } }) }),
  'answers without a version': () => answer({ initialize: () => ({}) }),
  'an unknown revision': () => answer({ initialize: () => hello({ protocolVersion: '2026-07-28', serverInfo: undefined }) }),
  'no list in its list': () => listing(() => ({ tools: 'many' })),
  'no tools/list': () => listing((_params, id) => void say({ id, error: { code: -32601, message: 'Method not found' } })),
  'logs on standard output': () => {
    console.log('Listening…\n{"level":30,"msg":"ready"}\n[1,2]\nnull\n');
    process.stdout.write('no line feed: ');
    answer({});
  },
  'colours around its messages': () => listing((_params, id) => void process.stdout.write(`\u001b[32m${JSON.stringify({ jsonrpc: '2.0', id, result: tools('green') })}\u001b[0m\r\n`)),
  'a torrent of noise': () => { setInterval(() => process.stdout.write('x'.repeat(1000) + '\n'), 1); answer({ initialize: never }); },
  'a line without end': () => { setInterval(() => process.stdout.write('x'.repeat(100_000)), 1); answer({ initialize: never }); },
  'dies with a reason': () => { console.error('starting\n\u001b[31mError: EXAMPLE_KEY is required\u001b[0m\n    at main (x.js:1:1)'); process.exit(3); },
  'dies while listing': () => listing(() => process.exit(4)),
  'ignores SIGTERM': () => { process.on('SIGTERM', () => {}); process.stdin.on('end', () => {}); setInterval(() => {}, 1000); answer({}); },
  'ignores SIGTERM and never answers': () => { process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); },
  'leaves a process of its own session': () => {
    spawn('setsid', [process.execPath, '-e', 'setInterval(() => {}, 1000)', process.argv[3]], { stdio: 'ignore' }).unref();
    answer({});
  },
  'leaves a process without environment': () => {
    spawn('env', ['-i', process.execPath, '-e', 'setInterval(() => {}, 1000)', process.argv[3]], { stdio: 'ignore', detached: true }).unref();
    answer({});
  },
  'names twice': () => listing(() => ({ tools: tools('twice', 'twice').tools.map((tool, index) => ({ ...tool, title: `Twice, ${index}` })) })),
  'hostile names': () => listing(() => tools('..', 'a\nb', 'x'.repeat(4000), '\u202egnp.exe', '__proto__', '<script>', '')),
  'names with slashes and emoji': () => listing(() => tools('a/b', '../../etc/passwd', '..\\..\\windows', '%2e%2e%2f', 'CON', '\u{1f600}\u{1f468}\u200d\u{1f469}', 'שלום', 'tab\there', '-rf', '.hidden', "it's", '|cell|')),
  'words that would leave their place': () => {
    const words = '"><script>window.attacked=1</script><img src=x onerror=alert(1)> -->\n\n# Heading\n[a](javascript:alert(1)) | cell | `code` {{name}} ${x} \u001b]0;title\u0007\u001b[31m\u202e\u200b\u0000';
    listing(() => ({ tools: [tool(`say ${words}`, { title: words, description: `Deletes it. ${words}`, inputSchema: { type: 'object', required: [words], properties: { [words]: { type: 'string', description: words, enum: [words] } } }, annotations: { title: words } })] }), { initialize: () => hello({ instructions: words, serverInfo: { name: words, version: words } }) });
  },
  'unknown fields': () => listing((_params, id) => void process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"vendor":1,"tools":[{"name":"x","vendorField":{"__proto__":[1]},"annotations":{"readOnlyHint":"yes","secretHint":true},"inputSchema":{"type":"nonsense"},"_meta":{"a":1}}]}}\n`)),
  'bad entries': () => listing(() => ({ tools: [tool('good'), null, 'text', { name: 7 }, { description: 'nameless' }, { name: 'bare' }] })),
  'lone surrogates': () => listing((_params, id) => void process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"half","description":"\\ud83d broken"}]}}\n`)),
  'a definition of 10 MB': () => listing(() => ({ tools: [tool('huge', { description: 'x'.repeat(10_000_000) }), tool('small')] })),
  'a definition of 5000 levels': () => listing((_params, id) => void process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"deep","inputSchema":${deep(5000)}},{"name":"flat"}]}}\n`)),
  'messages of 200000 levels': () => {
    process.stdout.write(`{"jsonrpc":"2.0","odd":${deep(200_000)}}\n{"jsonrpc":"2.0","id":99,"result":{"odd":${deep(200_000)}}}\n`);
    answer({});
  },
  'numbers beyond measure': () => listing((_params, id) => void process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"tools":[{"name":"endless","inputSchema":{"maximum":1e999}},{"name":"finite"}]}}\n`)),
  'asks and never reads': () => setInterval(() => { for (let id = 0; id < 100; id += 1) say({ id, method: 'ping' }); }, 1),
  'tools that come later': () => {
    let late = false;
    answer({
      initialize: () => hello({ capabilities: { tools: { listChanged: true } } }),
      'tools/list': () => {
        if (!late) setTimeout(() => say({ method: 'notifications/tools/list_changed' }), 50);
        const names = late ? ['early', 'late'] : ['early'];
        late = true;
        return tools(...names);
      },
    });
  },
  'tools that change forever': () => answer({
    initialize: () => hello({ capabilities: { tools: { listChanged: true } } }),
    'tools/list': () => { say({ method: 'notifications/tools/list_changed' }); return tools('restless'); },
  }),
  'prompts and resources': () => answer({
    initialize: () => hello({ capabilities: { tools: {}, prompts: {}, resources: {} }, instructions: 'Be careful.' }),
    'prompts/list': ({ cursor }) => ({ prompts: [{ name: 'greet', description: `With ${process.env.TOKEN ?? 'care'}.` }, 'no prompt'], ...(cursor === undefined && { nextCursor: '2' }) }),
    'resources/templates/list': () => ({ resourceTemplates: [{ name: 'log', uriTemplate: 'log://{day}' }] }),
    'resources/list': () => ({ resources: [{ uri: 'x:y' }] }),
  }),
  'prompts that fail': () => answer({
    initialize: () => hello({ capabilities: { tools: {}, prompts: {}, resources: {} } }),
    'prompts/list': (_params, id) => void say({ id, error: { code: -1, message: 'broken' } }),
    'resources/list': never,
  }),
  'asks the client': () => {
    const answered = [];
    answer({
      'notifications/initialized': () => ['sampling/createMessage', 'elicitation/create', 'roots/list', 'made/up'].forEach((method, at) => say({ id: `ask-${at}`, method, params: {} })),
      answered: (line) => answered.push(JSON.parse(line)),
      'tools/list': async () => {
        while (answered.length < 4) await wait(10);
        return { tools: [tool('told', { description: answered.map(({ error }) => error?.code ?? 'granted').join(' ') })] };
      },
      initialize: ({ capabilities }) => hello({ instructions: JSON.stringify(capabilities) }),
    });
  },
  // What it can see and reach, told in descriptions: the tests read them.
  'looks around': () => listing(async () => ({ tools: Object.entries({
    env: JSON.stringify(process.env), parent: reads(`/proc/${process.ppid}/environ`), home: homedir(), cwd: process.cwd(),
    look: reads(process.env.LOOK_AT), network: await reaches(Number(process.env.LOOK_PORT ?? 1)), uid: String(process.getuid()),
    groups: process.getgroups().join(), shadow: reads('/etc/shadow').slice(0, 6), files: existsSync('note.txt') ? reads('note.txt') : 'none',
    capabilities: /CapEff:\s*(\w+)/.exec(reads('/proc/self/status'))?.[1] ?? '', privileges: /NoNewPrivs:\s*(\d)/.exec(reads('/proc/self/status'))?.[1] ?? '',
  }).map(([name, description]) => tool(name, { description })) })),
  'writes where it is told': () => listing(() => {
    try {
      writeFileSync(process.argv[4], 'x');
      return { tools: [tool('write', { description: 'written' })] };
    } catch (error) {
      return { tools: [tool('write', { description: error.code })] };
    }
  }),
  'echoes what it is given': () => listing(() => ({ tools: [tool('echo', { description: `${process.argv.slice(3).join(' ')} ${process.env.EXAMPLE_KEY} ${process.env.MODE} ${process.cwd()} ${process.env.HOME}` })] })),
  'complains with what it is given': () => { console.error(`Error: bad key ${process.env.EXAMPLE_KEY} in ${process.cwd()}`); process.exit(1); },
  'leaves files it may not remove': () => {
    mkdirSync(`${process.env.HOME}/closed/inner`, { recursive: true });
    writeFileSync(`${process.env.HOME}/closed/inner/file`, 'x');
    chmodSync(`${process.env.HOME}/closed`, 0);
    answer({});
  },
};

ways[process.argv[2]]();
