import type { ClientFiles } from '../../files/client-files.ts';
import { stringsIn } from '../../languages/json/dig.ts';

/** The lists of a person and of a workspace count together (cursor.com/docs/reference/permissions). */
export const cursorFiles: ClientFiles = {
  places: [{ path: '~/.cursor/permissions.json', whose: 'user' }, { path: './.cursor/permissions.json', whose: 'project' }],
  join: (files) => ({ mcpAllowlist: [...new Set(files.flatMap(({ data }) => stringsIn(data, 'mcpAllowlist')))] }),
};
