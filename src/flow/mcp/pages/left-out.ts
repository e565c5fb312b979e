/** What stands on a page in place of a text of the server's author; nothing where there is none. */
export function leftOut(text: string): { whole: string; open: string; isCut: boolean } {
  const says = text === '' ? '' : '(Left out here. get_tool and get_server give such words, fenced, with include_descriptions.)';
  return { whole: says, open: says, isCut: false };
}
