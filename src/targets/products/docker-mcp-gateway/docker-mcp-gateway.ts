import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { gateWords } from '../../words/gate-words.ts';
import { combineDockerMcpGateway, decideDockerMcpGateway, dockerMcpGatewayLists, dockerMcpGatewayName, dockerMcpGatewayPolicy } from './docker-mcp-gateway-policy.ts';
import { dockerMcpGatewaySteps } from './docker-mcp-gateway-words.ts';

/** The tools.yaml of Docker's MCP Gateway: what each server may offer (docker/mcp-gateway, v0.43). */
export const dockerMcpGateway = makeProduct({
  label: 'Docker MCP Gateway', fileName: 'tools.yaml', format: yaml,
  proof: { level: 'documented', version: 'Docker MCP Gateway 0.43', source: 'github.com/docker/mcp-gateway', says: 'Read in the vendor\'s source and its page on profiles; the gateway was not run.' },
  nameOf: dockerMcpGatewayName, policyOf: dockerMcpGatewayPolicy, words: gateWords('Docker MCP Gateway', 'the list does not name it'), steps: dockerMcpGatewaySteps,
  ...byLists({ lists: dockerMcpGatewayLists, nameOf: dockerMcpGatewayName, isOwn: () => true, names: 'exact' }), decide: decideDockerMcpGateway,
  unlimited: 'runs', unasked: 'denied', unmerged: 'its format was read and never tried',
  combine: combineDockerMcpGateway,
  stance: () => ({ decision: 'allow', says: 'let through, for the file has no list for the server' }),
  serverKeys: (data) => Object.keys(data as object),
});
