/** Port on the loopback of a cell at which the gate listens; the same for everyone, so that echoes are too. */
export const gatePort = 31280;

/**
 * What tells a program of the gate. There is no other way out, so these win over what a launch says: another proxy could not
 * be reached. `NODE_USE_ENV_PROXY` has Node's own `fetch` and agents heed the rest (from 24.0 and 22.21).
 */
export function gateEnvironment(port = gatePort): Record<string, string> {
  const proxy = `http://127.0.0.1:${port}`;
  const own = 'localhost,127.0.0.1,::1';
  return {
    HTTP_PROXY: proxy, HTTPS_PROXY: proxy, ALL_PROXY: proxy, NO_PROXY: own,
    http_proxy: proxy, https_proxy: proxy, all_proxy: proxy, no_proxy: own,
    NODE_USE_ENV_PROXY: '1', npm_config_proxy: proxy, npm_config_https_proxy: proxy, npm_config_noproxy: own,
  };
}
