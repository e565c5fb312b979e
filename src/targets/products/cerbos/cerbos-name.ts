import { bareName } from '../../names/bare-name.ts';

/** How it spells a tool. */
export function cerbosName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  return /[*?[\]{}\\\0]/.test(tool)
    ? { refused: 'Cerbos would read its name as a pattern; it is denied like any tool that is not listed' } : bareName(tool);
}
