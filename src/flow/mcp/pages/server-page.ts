import type { ServerContext } from '../../../page/page-context.ts';
import { serverMarkdown } from '../../../page/server/server-markdown.ts';
import { serverView } from '../../../page/server/server-view.ts';
import type { ServerView } from '../../../page/server/server-view.ts';
import { plainName } from '../answers/plain-name.ts';
import { leftOut } from './left-out.ts';
import { withoutWords } from './without-words.ts';

/** The Markdown twin of a server's page, for a model: without the words of its author. `unreviewed`: its title is a stranger's too. */
export function serverPage(context: ServerContext, unreviewed: boolean): string {
  return serverMarkdown(guarded(serverView(context), unreviewed ? context.record.server : null));
}

function guarded(view: ServerView, called: string | null): ServerView {
  return {
    ...view, ...(called !== null && { title: called, about: '' }), claims: [], instructions: leftOut(view.instructions), found: view.found.map(withoutWords),
    tools: view.tools.map((row) => ({ ...row, name: plainName(row.name), about: '' })),
    combination: { ...view.combination, legs: view.combination.legs.map((leg) => ({ ...leg, tools: leg.tools.map((tool) => ({ ...tool, name: plainName(tool.name) })) })) },
    provider: view.provider.map(({ label, value }) => ({ label, value: withoutWords(value) })),
  };
}
