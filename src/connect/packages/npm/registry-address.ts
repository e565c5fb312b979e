/**
 * The address of a registry as it is compared: http(s), a slash at its end, no user, password, query or fragment. Null for what
 * is none.
 */
export function registryAddress(written: string): string | null {
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.username = url.password = url.search = url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/** Whether an address is one below a registry: the same scheme, host and port, and its path. */
export function isBelow(address: string, registry: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.username === '' && url.password === '' && url.href.startsWith(registry);
}
