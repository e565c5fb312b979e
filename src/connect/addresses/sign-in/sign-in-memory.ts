import type { OAuthClientInformation, OAuthClientProvider, OAuthDiscoveryState, OAuthTokens } from '@modelcontextprotocol/client';
import { Unlisted } from '../../unlisted.ts';

/** What is remembered while one person signs in, for the SDK's `auth`; forgotten with the process. */
export interface SignInMemory {
  provider: OAuthClientProvider;
  state: string;
  authorizationUrl(): URL | null;
  token(): string;
}

/** A memory of its own for one sign-in whose answer comes to `redirectUrl`. */
export function signInMemory(redirectUrl: string, state: string): SignInMemory {
  let client: OAuthClientInformation | undefined;
  let tokens: OAuthTokens | undefined;
  let discovered: OAuthDiscoveryState | undefined;
  let verifier = '';
  let authorizationUrl: URL | null = null;
  const provider: OAuthClientProvider = {
    redirectUrl,
    clientMetadata: { client_name: 'toolrisk', redirect_uris: [redirectUrl], grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'none' },
    state: () => state,
    clientInformation: () => client,
    saveClientInformation: (given) => { client = given; },
    tokens: () => tokens,
    saveTokens: (given) => { tokens = given; },
    redirectToAuthorization: (url) => { authorizationUrl = url; },
    saveCodeVerifier: (given) => { verifier = given; },
    codeVerifier: () => verifier,
    // Both halves must meet the same authorization server.
    discoveryState: () => discovered,
    saveDiscoveryState: (given) => { discovered = given; },
  };
  return {
    provider, state,
    authorizationUrl: () => authorizationUrl,
    token: () => {
      if (tokens === undefined) throw new Unlisted('sign-in-failed', 'signing in failed: no token was given');
      return tokens.access_token;
    },
  };
}
