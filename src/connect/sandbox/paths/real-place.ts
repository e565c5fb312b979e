import { readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, parse, resolve, sep } from 'node:path';

/** Where a path really leads, and the links on the way there: where each stands, really, and where it points. */
export interface RealPlace { real: string; links: Readonly<Record<string, string>> }

/** As many as the kernel follows (MAXSYMLINKS of linux/namei.h). */
const mostLinks = 40;

/** Follows a path link by link; null where nothing is, or nothing that may be looked at. */
export function realPlace(path: string): RealPlace | null {
  const real = realPath(path);
  return real === null ? null : { real, links: linksOf(resolve(path)) };
}

/** The same without the links. As the system itself tells it, so that also other spellings of one name come to one. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function linksOf(path: string): Record<string, string> {
  const links: Record<string, string> = {};
  const { root } = parse(path);
  let rest = path.slice(root.length).split(sep);
  let at = root;
  for (let followed = 0; rest.length > 0 && followed <= mostLinks;) {
    const [name = '', ...others] = rest;
    rest = others;
    const next = name === '' || name === '.' ? at : name === '..' ? dirname(at) : join(at, name);
    const target = targetOf(next);
    if (target === null) {
      at = next;
      continue;
    }
    followed += 1;
    links[next] = resolve(at, target);
    const pointed = resolve(at, target);
    rest = [...pointed.slice(parse(pointed).root.length).split(sep), ...rest];
    at = parse(pointed).root;
  }
  return links;
}

function targetOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
