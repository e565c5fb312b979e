/** The text of `src/targets/products.ts`: each folder of products by its name, which is the id of the product. */
export function productIndex(folders: readonly string[]): string {
  const lines = [...folders].sort().map((id) => {
    const name = id.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
    return `export { ${name}${name === id ? '' : ` as '${id}'`} } from './products/${id}/${id}.ts';\n`;
  });
  return `// Written by npm run products: the folders of products/, for a browser can list none.\n${lines.join('')}`;
}
