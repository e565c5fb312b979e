import { compareVersions } from './compare-versions.ts';

/**
 * Whether a version lies in a range (`<1.2.3`, `>=1.0.0 <2.0.0`, several with ` || ` between them, `*`), by the order of SemVer. Unlike a package manager, what comes before a release (`1.2.3-beta.1`)
 * counts as lower than it: an advisory means what was not yet fixed.
 */
export function inVersionRange(version: string, text: string): boolean {
  if (text === '*') return true;
  return text.split(' || ').some((part) => part.split(' ').every((each) => holds(version, each)));
}

function holds(version: string, text: string): boolean {
  const sign = /^[<>=]+/.exec(text)?.[0] ?? '=';
  const order = compareVersions(version, text.slice(sign.length));
  if (sign === '=') return order === 0;
  return sign.startsWith('<') ? order < 0 || (sign === '<=' && order === 0) : order > 0 || (sign === '>=' && order === 0);
}
