import type { ServerContext } from '../../../page/page-context.ts';
import { serverMarkdown } from '../../../page/server/server-markdown.ts';
import { serverView } from '../../../page/server/server-view.ts';
import type { ServerView } from '../../../page/server/server-view.ts';
import { plainName } from '../answers/plain-name.ts';
import { withholdNames } from '../answers/withhold-names.ts';
import { leftOut } from './left-out.ts';
import { withoutWords } from './without-words.ts';

/** The Markdown twin of a server's page, for a model: without the words of its author. */
export function serverPage(context: ServerContext): string {
  const view = guarded(serverView(context));
  return serverMarkdown(withholdNames(context.record.tools)(view));
}

function guarded(view: ServerView): ServerView {
  return {
    ...view, claims: [], instructions: leftOut(view.instructions.whole), found: view.found.map((prose) => withoutWords(prose)),
    tools: view.tools.map((row) => ({ ...row, name: plainName(row.name), about: '' })),
    combination: { ...view.combination, legs: view.combination.legs.map((leg) => ({ ...leg, tools: leg.tools.map((tool) => ({ ...tool, name: plainName(tool.name) })) })) },
    provider: view.provider.map(({ label, value }) => ({ label, value: withoutWords(value, true) })),
  };
}
