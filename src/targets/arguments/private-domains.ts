/**
 * Names of machines that nobody outside may reach: the one list behind every test of addresses. A name counts with all below it.
 * Sources: RFC 6761 (localhost, test, invalid), RFC 6762 appendix G (intranet, internal, private, corp, home, lan), RFC 8375
 * (home.arpa; arpa holds no public site), ICANN (internal, set aside in 2024; home, corp and mail never delegated), the resolvers of
 * Kubernetes (svc, cluster), Consul, Nomad, Mesos, Docker and Podman, the private networks of Tailscale (ts.net), Fly (flycast), Oracle
 * (oraclevcn.com) and Azure (cloudapp.net below internal), what routers and offices hand out (localdomain, intra, fritz.box, pi.hole, routerlogin.net, dmz, lab),
 * the names of metadata services outside these, LocalStack's, and public services that answer with any private number one asks for. A resolver in
 * a cluster takes `service.namespace`: namespaces that most clusters have count too, those with a hyphen by `namedAddress`. None of
 * the single words is a top-level domain of the internet.
 */
export const privateDomains = [
  'localhost', 'test', 'invalid', 'intranet', 'internal', 'private', 'corp', 'home', 'lan', 'mail', 'arpa', 'local', 'localdomain', 'intra',
  'svc', 'cluster', 'consul', 'docker', 'fritz.box', 'hole', 'routerlogin.net', 'routerlogin.com', 'orbilogin.com', 'tplinkwifi.net', 'localstack.cloud', 'minio', 'apps',
  'nomad', 'mesos', 'podman', 'flycast', 'ts.net', 'oraclevcn.com', 'internal.cloudapp.net', 'workgroup', 'domain', 'lab', 'dmz', 'priv', 'intern', 'ip', 'router', 'gateway', 'homenet', 'localnet', 'k8s', 'vpn', 'mesh',
  'default', 'vault', 'monitoring', 'logging', 'observability', 'production', 'staging', 'argocd', 'prometheus', 'grafana', 'kafka', 'redis', 'database', 'backend', 'infra', 'platform', 'jenkins', 'keycloak', 'ingress',
  'metadata.goog', 'metadata.cloud.ibm.com', 'metadata.tencentyun.com', 'metadata.packet.net', 'metadata.platformequinix.com',
  'nip.io', 'sslip.io', 'xip.io', 'traefik.me', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com',
  'local-ip.co', 'local-ip.sh', 'localhost.direct', 'localho.st', 'lvho.st', 'fuf.me', 'local.gd', 'lcl.host', 'ddev.site', 'lndo.site', 'plex.direct', 'backname.io', 'rbndr.us', '1u.ms', 'rebind.network', 'xip.name',
] as const;
