import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { tokTypes, tokenizer } from 'acorn';
import type { Token } from 'acorn';
import glob from 'fast-glob';

const root = resolve(import.meta.dirname, '../..');

/** A regular expression as it stands in the source. */
export interface SourceExpression { place: string; pattern: string; flags: string }

/** Every regular expression literal of `src/`, each text once, at the first place it stands. */
export function sourceExpressions(): SourceExpression[] {
  const found = new Map<string, SourceExpression>();
  for (const path of glob.sync('src/**/*.ts', { cwd: root }).sort()) {
    for (const token of tokenizer(stripTypeScriptTypes(readFileSync(join(root, path), 'utf8')), { ecmaVersion: 'latest', sourceType: 'module', locations: true })) {
      if (token.type !== tokTypes.regexp) continue;
      const { value: { pattern, flags }, loc } = token as Token & { value: { pattern: string; flags: string } };
      if (!found.has(`/${pattern}/${flags}`)) found.set(`/${pattern}/${flags}`, { place: `${path}:${loc?.start.line}`, pattern, flags });
    }
  }
  return [...found.values()];
}
