import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';
import type { ToolDefinition } from '../schema/tool.ts';

/** Longer definitions are counted in pieces of this many UTF-16 units: the encoder's time grows faster than its input. */
const pieceUnits = 100_000;

/**
 * Tokens (o200k_base) that a definition costs in a model's context: those of its name, description and input schema as the
 * `tools/list` entry spells them, which is what clients hand to a model.
 */
export function countTokens({ name, description, inputSchema }: ToolDefinition): number {
  const text = JSON.stringify({ name, description, inputSchema });
  let tokens = 0;
  for (let start = 0; start < text.length; start += pieceUnits) {
    tokens += countO200k(text.slice(start, start + pieceUnits), { disallowedSpecial: new Set() });
  }
  return tokens;
}
