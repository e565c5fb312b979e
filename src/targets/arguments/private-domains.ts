/**
 * Names of machines that nobody outside may reach: the one list behind every test of addresses. A name counts with all below it.
 * Sources: RFC 6761 (localhost, test, invalid), RFC 6762 appendix G (intranet, internal, private, corp, home, lan), RFC 8375
 * (home.arpa; arpa holds no public site), ICANN (internal, set aside in 2024; home, corp and mail never delegated), the resolvers of
 * Kubernetes (svc, cluster), Consul (consul) and Docker (docker), what routers hand out (localdomain, intra, fritz.box), the names of
 * metadata services outside these, and public services that answer with any private number one asks for.
 */
export const privateDomains = [
  'localhost', 'test', 'invalid', 'intranet', 'internal', 'private', 'corp', 'home', 'lan', 'mail', 'arpa', 'local', 'localdomain', 'intra',
  'svc', 'cluster', 'consul', 'docker', 'fritz.box',
  'metadata.goog', 'metadata.tencentyun.com', 'metadata.packet.net', 'metadata.platformequinix.com',
  'nip.io', 'sslip.io', 'xip.io', 'traefik.me', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com',
] as const;
