import { defineMiddleware } from 'astro:middleware';
import { upwards } from './data/upwards.ts';

/**
 * Makes the addresses of scripts and styles, which Astro writes from the root, relative to the page: the site works in any
 * folder of any host. In development they stay as they are.
 */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  if (import.meta.env.DEV || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  const page = await response.text();
  return new Response(page.replaceAll('="/assets/', `="${upwards(url.pathname)}assets/`), response);
});
