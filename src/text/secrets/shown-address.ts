/** What stands for a part that is not shown. */
const hidden = '…';

/** Parts of a path that are the same everywhere, and so tell nothing of who may pass. */
const wellKnown = /^(?:mcp|sse|apis?|v\d{1,2}(?:\.\d{1,2}){0,2}|https?|streams?|streamable|streamable-?http|streaming|events?|messages?|rpc|json-?rpc|rest|servers?|public|tools|latest|\.well-known|oauth(?:2|-[a-z-]{1,40})?|openid-configuration)$/i;

/** Whether a part of a path is known everywhere. */
export function isWellKnownSegment(segment: string): boolean {
  return wellKnown.test(segment);
}

/**
 * An address as it may be shown: scheme and host, and of its path the words that are the same everywhere. Every other part may be
 * what lets somebody in, as user info, query and fragment are. What is no address becomes `…`.
 */
export function shownAddress(address: string): string {
  const url = URL.parse(address);
  if (url === null || url.host === '') return hidden;
  const path = url.pathname.split('/').map((segment) => (segment === '' || wellKnown.test(segment) ? segment : hidden)).join('/');
  return `${url.protocol}//${url.host}${path === '/' && !/\/\/[^/]*\//.test(address) ? '' : path}${url.search === '' ? '' : `?${hidden}`}`;
}
