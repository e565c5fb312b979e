const begin = '${CWD}/';

/** What Google's libraries want of a file of keys: of one for a desktop application, and of one for a service. */
const oauthKeys = { client_id: 'dummy', project_id: 'dummy', auth_uri: 'https://example.invalid/auth', token_uri: 'https://example.invalid/token', client_secret: 'dummy', redirect_uris: ['http://localhost'] };
const kubeconfig = 'apiVersion: v1\nkind: Config\nclusters: [{ name: dummy, cluster: { server: https://example.invalid } }]\nusers: [{ name: dummy, user: { token: dummy } }]\ncontexts: [{ name: dummy, context: { cluster: dummy, user: dummy } }]\ncurrent-context: dummy\n';

/** The file that a value of a dummy names, by its path below the working directory, with something of its kind in it; null where it names none. `name`: of the variable or option. */
export function dummyFile(name: string, value: string): { path: string; content: string } | null {
  if (!value.startsWith(begin) || !/\.[A-Za-z0-9]{1,8}$/.test(value)) return null;
  return { path: value.slice(begin.length), content: contentOf(`${name} ${value}`) };
}

/** What a file of this name may hold. */
export function contentOf(name: string): string {
  if (/kube/i.test(name)) return kubeconfig;
  if (/oauth|gcp|credential|client_?secret/i.test(name) && /\.json\b/i.test(name)) return JSON.stringify({ installed: oauthKeys, ...oauthKeys, type: 'authorized_user', refresh_token: 'dummy', access_token: 'dummy' });
  if (/\.json\b/i.test(name)) return /openapi|swagger|spec/i.test(name) ? '{"openapi":"3.0.0","info":{"title":"dummy","version":"1"},"paths":{"/dummy":{"get":{"operationId":"dummy","responses":{"200":{"description":"dummy"}}}}}}' : '{}';
  return /\.ya?ml\b/i.test(name) ? '{}\n' : '';
}
