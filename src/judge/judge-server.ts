import type { ServerAssessment } from '../schema/assessment.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { contextOf } from './facts/context.ts';
import { judgeTool } from './judge-tool.ts';
import { combine } from './verdict/combine.ts';

/** A server to judge: its id, the package it came from if known, and its tools as it listed them. */
export interface ServerToJudge {
  server: string;
  package?: string;
  tools: readonly ToolDefinition[];
}

/**
 * Judges every tool of a server, in the order given, and their worst combination. Pure: same input, same knowledge, same
 * verdict, on every machine and in a browser.
 */
export function judgeServer(server: ServerToJudge, knowledge: Knowledge, posture: Posture = 'balanced'): ServerAssessment {
  const context = contextOf(server, knowledge);
  const tools = server.tools.map((tool) => judgeTool(server.server, tool, context, knowledge, posture));
  return { server: server.server, tools, combination: combine(tools) };
}
