import type { ServerAssessment } from '../schema/verdict/assessment.ts';
import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { ServerTexts } from '../schema/server-texts.ts';
import type { ToolDefinition } from '../schema/tool.ts';
import type { Posture } from '../schema/vocabulary.ts';
import { contextOf } from './facts/context.ts';
import { judgeTexts } from './judge-texts.ts';
import { judgeTool } from './judge-tool.ts';
import { nameCollisions } from './name-collisions.ts';
import { combine } from './verdict/combine.ts';

/** A server to judge: its id, the package it came from if known, its tools as it listed them, and what else it says. */
export interface ServerToJudge extends ServerTexts {
  server: string;
  package?: string;
  /** Title, topic and a sentence about it, where somebody wrote them. */
  about?: string;
  tools: readonly ToolDefinition[];
}

/**
 * Judges every tool of a server, in the order given, and their worst combination. Pure: same input, same knowledge, same
 * verdict, on every machine and in a browser.
 */
export function judgeServer(server: ServerToJudge, knowledge: Knowledge, posture: Posture = 'balanced'): ServerAssessment {
  const context = contextOf(server, knowledge);
  const tools = server.tools.map((tool) => judgeTool(server.server, tool, context, knowledge, posture));
  const texts = judgeTexts(server, context, knowledge);
  const collisions = nameCollisions(tools.map(({ name }) => name));
  return { server: server.server, tools, combination: combine(tools), ...(texts !== null && { texts }), ...(collisions.length > 0 && { collisions }) };
}
