// Writes the lists of products anew, after a folder came or went.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeText } from '../src/store/write-text.ts';
import { mergeIndex, productIndex } from './product-index.ts';
import { say } from './say.ts';

const targets = resolve(import.meta.dirname, '../src/targets');
const folders = readdirSync(join(targets, 'products'));
const merging = folders.filter((id) => existsSync(join(targets, 'products', id, `${id}-merge.ts`)));
await writeText(join(targets, 'products.ts'), productIndex(folders));
await writeText(join(targets, 'merge/product-merges.ts'), mergeIndex(merging));
say(`${folders.length} products, ${merging.length} with a file to merge into. Their order is that of targetIds in src/schema/policy.ts.`);
