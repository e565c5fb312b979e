import { defineConfig } from 'astro/config';

/** No inline script or style anywhere: the content security policy of the pages forbids them. */
export default defineConfig({
  output: 'static',
  trailingSlash: 'ignore',
  build: { format: 'file', inlineStylesheets: 'never', assets: 'assets', concurrency: 4 },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0, modulePreload: false },
    // Astro needs another version of "cookie" than the one that stands beside it: its own is bundled.
    environments: { prerender: { resolve: { noExternal: ['cookie'] } } },
    server: { fs: { allow: ['..'] } },
  },
});
