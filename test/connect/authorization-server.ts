import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { oneTool, sendJson, serveWeb, status } from './web-server.ts';
import type { Answer } from './web-server.ts';

/** How it may go wrong. */
export interface Faults { refuse?: boolean; issuer?: string; scheme?: string; state?: string; badToken?: boolean; noRegistration?: boolean }

/** What it was asked, by path. */
export interface Asked { path: string; body: string; request: IncomingMessage }

/** A server that asks for a token, and the authorization server that gives it: registration, code with PKCE, one use of each code. */
export interface Guarded { url: string; issuer: string; asked: Asked[]; approve(address: string): Promise<Response> }

export const token = 'token-that-nobody-says';

/** Starts both, each on an origin of its own. */
export async function guardedServer(faults: Faults = {}): Promise<Guarded> {
  const asked: Asked[] = [];
  const challenges = new Map<string, string>();
  let clients = 0;
  const paths: Record<string, Answer> = {
    '/.well-known/oauth-authorization-server': (_request, response) => sendJson(response, {
      issuer, authorization_endpoint: `${faults.scheme ?? issuer}/authorize`, token_endpoint: `${issuer}/token`,
      ...(faults.noRegistration !== true && { registration_endpoint: `${issuer}/register` }), response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'], authorization_response_iss_parameter_supported: true,
    }),
    '/register': (_request, response, body) => {
      clients += 1;
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ ...JSON.parse(body) as object, client_id: `client-${clients}` }));
    },
    '/authorize': (request, response, body) => {
      const query = new URL(request.url ?? '', issuer).searchParams;
      const code = `code-${challenges.size}`;
      challenges.set(code, query.get('code_challenge') ?? '');
      const back = new URL(query.get('redirect_uri') ?? '');
      const answer = faults.refuse === true ? { error: 'access_denied' } : { code };
      for (const [name, value] of Object.entries({ ...answer, iss: faults.issuer ?? issuer, state: faults.state ?? query.get('state') ?? '' })) back.searchParams.set(name, value);
      return status(302, { location: back.href })(request, response, body);
    },
    '/token': (_request, response, body) => {
      const form = new URLSearchParams(body);
      const isProved = challenges.get(form.get('code') ?? '') === createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
      challenges.delete(form.get('code') ?? '');
      if (!isProved) return response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
      return sendJson(response, { access_token: faults.badToken === true ? 'another' : token, token_type: 'Bearer', expires_in: 3600 });
    },
  };
  const issuer: string = await serveWeb((request, response, body) => {
    const path = (request.url ?? '').split('?')[0] as string;
    asked.push({ path, body, request });
    return (paths[path] ?? status(404))(request, response, body);
  });
  const origin: string = await serveWeb((request, response, body) => {
    if (request.url === '/metadata') return sendJson(response, { resource: `${origin}/mcp`, authorization_servers: [issuer], scopes_supported: ['read'] });
    if (request.headers.authorization === `Bearer ${token}`) return oneTool(request, response, body);
    return status(401, { 'www-authenticate': `Bearer resource_metadata="${origin}/metadata", scope="list"` })(request, response, body);
  });
  // A browser of sorts: follows the redirect to where the answer is waited for.
  return { url: `${origin}/mcp`, issuer, asked, approve: (address) => fetch(address) };
}
