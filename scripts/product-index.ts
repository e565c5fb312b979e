/** The text of `src/targets/products.ts`: each folder of products by its name, which is the id of the product. */
export function productIndex(folders: readonly string[]): string {
  return listed('the folders of products/, for a browser can list none', folders, (id, name) => [name, `./products/${id}/${id}.ts`]);
}

/** The text of `src/targets/merge/product-merges.ts`: those products of which a folder has a `<product>-merge.ts`. */
export function mergeIndex(folders: readonly string[]): string {
  return listed('the products with a file to merge into', folders, (id, name) => [`merge${name.charAt(0).toUpperCase()}${name.slice(1)}`, `../products/${id}/${id}-merge.ts`]);
}

function listed(what: string, ids: readonly string[], find: (id: string, name: string) => [name: string, path: string]): string {
  const lines = [...ids].sort().map((id) => {
    const [name, path] = find(id, id.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase()));
    return `export { ${name}${name === id ? '' : ` as ${/^\w+$/.test(id) ? id : `'${id}'`}`} } from '${path}';\n`;
  });
  return `// Written by npm run products: ${what}.\n${lines.join('')}`;
}
