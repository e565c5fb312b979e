/** What programs may rely on: the judge, the products, the pages, and the types they speak. */
export { judgeServer } from './judge/judge-server.ts';
export { targets } from './targets/targets.ts';
export { loadKnowledge } from './flow/load-knowledge.ts';
export { toolriskVersion } from './flow/toolrisk-version.ts';
export type { Assessment, Evidence, ServerAssessment } from './schema/verdict/assessment.ts';
export type { Knowledge } from './schema/knowledge/knowledge.ts';
export type { Snapshot } from './schema/catalog/snapshot.ts';
export type { ToolDefinition } from './schema/tool.ts';
export type { PolicyDocument, PolicyRequest, Target } from './schema/policy.ts';
