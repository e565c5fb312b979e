// Writes the list of products anew, after a folder came or went.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeText } from '../src/store/write-text.ts';
import { productIndex } from './product-index.ts';
import { say } from './say.ts';

const targets = resolve(import.meta.dirname, '../src/targets');
const folders = readdirSync(join(targets, 'products'));
await writeText(join(targets, 'products.ts'), productIndex(folders));
say(`src/targets/products.ts: ${folders.length} products. Their order is that of targetIds in src/schema/policy.ts.`);
