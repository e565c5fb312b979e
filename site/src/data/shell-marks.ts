/** Where the build puts the head and the body of each tool into the page that Astro rendered once. */
export const headMark = '<!--toolrisk:head-->';
export const bodyMark = '<!--toolrisk:body-->';
