// A model that is none, on loopback: it speaks the protocols the clients speak, records the tools it is offered, makes
// the calls it was told to make in its first answer to a request with tools, and says "done" afterwards.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call the model makes: `namespace` where the protocol groups tools. */
export interface ModelCall { name: string; namespace?: string; arguments: Record<string, unknown> }

/** What the client sends, as far as it matters here. */
export interface ModelRequest { path: string; body: { stream?: boolean; model?: string; tools?: OfferedTool[]; messages?: unknown[]; input?: unknown[] } }
export interface OfferedTool { type?: string; name?: string; description?: string; function?: { name: string; description?: string }; functionDeclarations?: OfferedTool[]; tools?: OfferedTool[] }

export interface ModelApi { url: string; requests: ModelRequest[]; close(): Promise<void> }

/** The calls to make, or how to make them from the request that offers the tools. */
export type Calls<Call = ModelCall> = readonly Call[] | ((request: ModelRequest) => readonly Call[]);

/** Starts the model. `isReady` tells whether a request offers the tools that are called. */
export async function startModelApi(calls: Calls, isReady: (request: ModelRequest) => boolean): Promise<ModelApi> {
  const requests: ModelRequest[] = [];
  let hasCalled = false;
  const server = createServer(async (request, response) => {
    const seen: ModelRequest = { path: request.url ?? '', body: await readBody(request) };
    requests.push(seen);
    const protocol = Object.keys(protocols).find((path) => new URL(seen.path, 'http://x').pathname.endsWith(path));
    if (protocol === undefined || request.method !== 'POST') return sendJson(response, { data: [], models: [], input_tokens: 1 });
    const now = hasCalled || !isReady(seen) ? [] : typeof calls === 'function' ? calls(seen) : calls;
    if (now.length > 0) hasCalled = true;
    protocols[protocol as keyof typeof protocols](response, seen, now);
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }),
  };
}

async function readBody(request: IncomingMessage): Promise<ModelRequest['body']> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  try { return JSON.parse(text) as ModelRequest['body']; } catch { return {}; }
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

/** Gemini's own answer, of which each event is a whole one. */
function geminiAnswer(calls: readonly ModelCall[]): object {
  const parts = calls.length === 0 ? [{ text: 'done' }] : calls.map(({ name, arguments: args }) => ({ functionCall: { name, args } }));
  return { candidates: [{ index: 0, content: { role: 'model', parts }, finishReason: 'STOP' }], usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } };
}

type Speak = (response: ServerResponse, request: ModelRequest, calls: readonly ModelCall[]) => void;

const protocols: Record<'/messages' | '/responses' | '/chat/completions' | ':streamGenerateContent', Speak> = {
  ':streamGenerateContent': (response, _request, calls) => {
    response.setHeader('content-type', 'text/event-stream');
    response.end(`data: ${JSON.stringify(geminiAnswer(calls))}\n\n`);
  },
  '/messages': (response, { body }, calls) => {
    const send = events(response);
    const message = { id: 'msg_1', type: 'message', role: 'assistant', model: body.model, content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } };
    send('message_start', { message });
    const blocks = calls.length === 0 ? [{ type: 'text', text: '' }] : calls.map(({ name }, index) => ({ type: 'tool_use', id: `toolu_${index}`, name, input: {} }));
    blocks.forEach((block, index) => {
      const json = JSON.stringify(calls[index]?.arguments ?? {});
      send('content_block_start', { index, content_block: block });
      send('content_block_delta', { index, delta: block.type === 'text' ? { type: 'text_delta', text: 'done' } : { type: 'input_json_delta', partial_json: json } });
      send('content_block_stop', { index });
    });
    send('message_delta', { delta: { stop_reason: calls.length === 0 ? 'end_turn' : 'tool_use', stop_sequence: null }, usage: { output_tokens: 1 } });
    send('message_stop', {});
    response.end();
  },
  '/responses': (response, _request, calls) => {
    const send = events(response);
    const items = calls.length === 0
      ? [{ type: 'message', role: 'assistant', id: 'msg_1', content: [{ type: 'output_text', text: 'done' }] }]
      : calls.map(({ name, namespace, ...call }, index) => ({
        type: 'function_call', id: `fc_${index}`, call_id: `call_${index}`, name, ...(namespace !== undefined && { namespace }), arguments: JSON.stringify(call.arguments),
      }));
    send('response.created', { response: { id: 'resp_1' } });
    for (const item of items) send('response.output_item.done', { item });
    send('response.completed', { response: { id: 'resp_1', output: items, usage: { input_tokens: 1, input_tokens_details: null, output_tokens: 1, output_tokens_details: null, total_tokens: 2 } } });
    response.end();
  },
  '/chat/completions': (response, { body }, calls) => {
    const toolCalls = calls.map(({ name, ...call }, index) => ({ index, id: `call_${index}`, type: 'function', function: { name, arguments: JSON.stringify(call.arguments) } }));
    const said = calls.length === 0 ? { role: 'assistant', content: 'done' } : { role: 'assistant', content: null, tool_calls: toolCalls };
    const reason = calls.length === 0 ? 'stop' : 'tool_calls';
    const whole = { id: 'chat_1', created: 1, model: body.model };
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    if (body.stream !== true) return sendJson(response, { ...whole, object: 'chat.completion', usage, choices: [{ index: 0, message: said, finish_reason: reason }] });
    response.setHeader('content-type', 'text/event-stream');
    const send = (choices: unknown[], rest = {}) => response.write(`data: ${JSON.stringify({ ...whole, object: 'chat.completion.chunk', choices, ...rest })}\n\n`);
    send([{ index: 0, delta: said, finish_reason: null }]);
    send([{ index: 0, delta: {}, finish_reason: reason }], { usage });
    response.end('data: [DONE]\n\n');
  },
};

/** Writes server-sent events whose data repeats their type, as both vendors do. */
function events(response: ServerResponse): (type: string, data: object) => void {
  response.setHeader('content-type', 'text/event-stream');
  return (type, data) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
}
