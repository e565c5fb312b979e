import { existsSync } from 'node:fs';
import { join } from 'node:path';

const marks = ['package.json', 'node_modules', 'pyproject.toml', 'requirements.txt', 'setup.py', 'uv.lock', '.venv', 'deno.json', 'deno.jsonc', 'bun.lock', 'Gemfile', 'composer.json', 'go.mod', 'Cargo.toml', '.git'];

/** Whether a folder looks like a project. */
export function isProject(folder: string): boolean {
  return marks.some((mark) => existsSync(join(folder, mark)));
}
