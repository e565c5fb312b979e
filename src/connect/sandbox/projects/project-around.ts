import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWide } from '../paths/broad-folders.ts';
import { isProject } from './is-project.ts';
import { upwards } from '../paths/within.ts';

const repositories = ['.git', '.hg', '.jj', '.svn'];
const workspaceMarks = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'turbo.json', 'rush.json'];

/** Whether a folder is a repository of its own. */
export function isRepository(folder: string): boolean {
  return repositories.some((name) => existsSync(join(folder, name)));
}

/** The project that a real file or folder is run from: the nearest folder that looks like one, else the folder it is or lies in; it alone where that is too wide. */
export function projectAround(file: string): string {
  const holding = upwards(isFolder(file) ? file : dirname(file));
  const end = holding.findIndex(isWide);
  const narrow = end < 0 ? holding : holding.slice(0, end);
  return narrow.find(isProject) ?? narrow[0] ?? file;
}

/** Whether a folder holds projects that share their packages, as the files of workspaces say. */
export function isWorkspace(folder: string, declared: Readonly<Record<string, unknown>>): boolean {
  return declared['workspaces'] !== undefined || workspaceMarks.some((mark) => existsSync(join(folder, mark)));
}

/** Whether there is a folder at a path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
