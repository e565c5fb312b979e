import type { JsonObject } from '../../schema/json.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** How the files of common licences begin. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/^\W{0,40}(?:the )?MIT License|Permission is hereby granted, free of charge, to any person obtaining a copy\s{1,9}of this software and associated documentation files \(the [“"]Software[”"]\), to deal\s{1,9}in the Software without restriction/i, 'MIT'], [/Apache License\s{1,40}Version 2\.0/i, 'Apache-2.0'], [/^\W{0,40}ISC License|Permission to use, copy, modify, and\/or distribute this software/i, 'ISC'],
  [/BSD 3-Clause/i, 'BSD-3-Clause'], [/BSD 2-Clause/i, 'BSD-2-Clause'], [/Mozilla Public License.{0,20}2\.0/i, 'MPL-2.0'],
];
const spdx = /^[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*$/;

/** The licence of a package: whether its manifest says it plainly, and what its file of it seems to be where it does not. `note`: for a review. */
export function readLicence({ license }: JsonObject, documents: Readonly<Record<string, string>>): { license?: string; note: string } {
  if (typeof license === 'string' && spdx.test(license) && license !== 'UNLICENSED') return { note: `licence: ${license}, as its package.json has it` };
  const said = typeof license === 'string' ? `“${shortened(visibleLine(license), 60)}”` : 'nothing';
  const [file, text = ''] = Object.entries(documents).find(([name]) => /^licen[cs]e/.test(name)) ?? [];
  const found = texts.find(([pattern]) => pattern.test(text.slice(0, 3000)))?.[1];
  if (file === undefined || found === undefined) return { note: `licence: its package.json says ${said}, and no file of it is one that is known: read it before definitions are kept` };
  return { license: found, note: `licence: its package.json says ${said}; its file ${file} reads like ${found}: compare it` };
}
