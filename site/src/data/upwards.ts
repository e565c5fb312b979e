/**
 * The root of the site as seen from a page: `./` for `/index`, `../../` for `/tools/a/b`. The page for what is missing
 * answers at any address, so it alone needs to know where the site lies: `TOOLRISK_BASE`, `/` if not given.
 */
export function upwards(pathname: string): string {
  if (/^\/404(\.html)?$/.test(pathname)) return process.env['TOOLRISK_BASE'] ?? '/';
  const folders = pathname.split('/').length - 2;
  return folders <= 0 ? './' : '../'.repeat(folders);
}
