/** A text as pages carry it. */
interface Shown { whole: string; open: string; isCut: boolean }

/** What stands where the page of the site has words of the server's author; nothing where it has none. */
export function leftOut({ whole }: Shown): Shown {
  const says = whole === '' ? '' : '(Left out here. get_tool and get_server give such words, fenced, with include_descriptions.)';
  return { whole: says, open: says, isCut: false };
}
