import { beginOf } from '../../names/begin-of.ts';
import { agentgatewayPlace } from './agentgateway-rules.ts';

/** Tests of targets and names of tools, and of what kind a request is; a test of anything else ends it. */
const tests = /^(?:[ ()!]|&&|\|\||has\(mcp\.(?:tool|prompt|resource)\)|mcp\.tool\.(?:name|target) (?:[!=]= "[\w.*/-]+"|in \["[\w.*/-]+"(?:, "[\w.*/-]+")*\]))*/;

/** How a rule begins, as far as it is about targets and tools. */
export function agentgatewayBegin(path: readonly string[], text: string): string {
  return agentgatewayPlace.every((name, at) => path[at] === name) ? beginOf(text, tests) : '';
}
