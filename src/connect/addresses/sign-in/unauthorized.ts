import { extractWWWAuthenticateParams } from '@modelcontextprotocol/client';
import { Unlisted } from '../../unlisted.ts';

/** What a server said of how to be let in (RFC 9728, RFC 6750). */
export interface Challenge { resourceMetadataUrl?: URL; scope?: string }

/** A server that lets in only whom it knows. */
export class Unauthorized extends Unlisted {
  readonly challenge: Challenge;

  /** `said`: what else it said, with what leads to it. */
  constructor(status: number, challenge: Challenge, said = '') {
    super('unauthorized', `it asks for credentials (HTTP ${status})${said}`);
    this.challenge = challenge;
  }
}

/** The challenge of an answer; empty where it has none that is understood. */
export function challengeOf(response: Response): Challenge {
  try {
    const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(response);
    return { ...(resourceMetadataUrl && { resourceMetadataUrl }), ...(scope !== undefined && { scope }) };
  } catch {
    return {};
  }
}
