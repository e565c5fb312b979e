/** Where the build puts the head and the parts of a body into a page that Astro rendered once. */
export const headMark = '<!--toolrisk:head-->';
export const bodyMark = '<!--toolrisk:body-->';

/** What stands in the place of a server or tool in the address of such a page; no server is called so. */
export const shellName = '~';
