import { cedarField, cedarVariable } from '../../languages/cedar/cedar-policy.ts';
import type { CedarEntity } from '../../languages/cedar/cedar-policy.ts';

/** Stands in for the gateway's own ARN, which actions must be tied to. */
export const agentcoreGateway: CedarEntity = { type: 'AgentCore::Gateway', id: 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY' };

/** The record that holds the arguments of a call. */
export const agentcoreInput = cedarField(cedarVariable('context'), 'input');
