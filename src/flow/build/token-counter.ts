import type { ToolDefinition } from '../../schema/tool.ts';
import { missingPackage } from '../optional-packages.ts';

/** Counts the tokens of definitions; null where the tokenizer is not installed. Loaded only when asked for: its ranks are large. */
export async function tokenCounter(): Promise<((definition: ToolDefinition) => number) | null> {
  try {
    return (await import('../count-tokens.ts')).countTokens;
  } catch (error) {
    if (missingPackage(error) === 'gpt-tokenizer') return null;
    throw error;
  }
}
