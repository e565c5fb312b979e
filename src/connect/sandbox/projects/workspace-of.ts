import { relative, sep } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import { isWide } from '../paths/broad-folders.ts';
import { isRepository, isWorkspace } from './project-around.ts';
import { upwards } from '../paths/within.ts';
import { declaredIn } from './declared-in.ts';
import { matchesMember } from './matches-member.ts';

/**
 * The folder of the workspace that a real folder is a member of, or lies in one: it says so itself, and they are of one repository. What a stranger's
 * repository is put into is not its workspace. Null where there is none.
 */
export function workspaceOf(project: string): string | null {
  const holding = upwards(project);
  const own = holding.findIndex(isRepository);
  const end = holding.findIndex(isWide);
  const most = Math.min(own < 0 ? holding.length : own + 1, end < 0 ? holding.length : end);
  return holding.slice(1, most).find((folder) => hasMember(folder, relative(folder, project).split(sep))) ?? null;
}

function hasMember(folder: string, path: readonly string[]): boolean {
  const { declared, members } = declaredMembers(folder);
  if (!isWorkspace(folder, declared) && members.length === 0) return false;
  // Nx, Rush and Turborepo may keep their members elsewhere.
  return members.length === 0 || path.some((_name, at) => matchesMember(path.slice(0, at + 1), members));
}

/** What the files of a workspace say of its members, as patterns of paths. */
function declaredMembers(folder: string): { declared: JsonObject; members: string[] } {
  const [declared, lerna, pnpm, python] = [declaredIn(folder, 'package.json'), declaredIn(folder, 'lerna.json'), declaredIn(folder, 'pnpm-workspace.yaml', parseYaml), declaredIn(folder, 'pyproject.toml', parseToml)];
  const { workspaces } = declared;
  const lists = [isJsonObject(workspaces) ? workspaces['packages'] : workspaces, lerna['packages'], pnpm['packages'], part(part(part(python, 'tool'), 'uv'), 'workspace')['members']];
  return { declared, members: lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter((each) => typeof each === 'string') };
}

function part(whole: JsonObject, name: string): JsonObject {
  const value = whole[name];
  return isJsonObject(value) ? value : {};
}
