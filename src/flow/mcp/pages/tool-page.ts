import { toolMarkdown } from '../../../page/tool/tool-markdown.ts';
import { toolView } from '../../../page/tool/tool-view.ts';
import type { ToolView } from '../../../page/tool/tool-view.ts';
import { relatedTools } from '../../../page/tool/related-tools.ts';
import type { ServerContext } from '../../../page/page-context.ts';
import type { ToolRecord } from '../../../schema/catalog/record.ts';
import { plainName } from '../answers/plain-name.ts';
import { plainWord } from '../answers/plain-word.ts';
import { leftOut } from './left-out.ts';
import { withoutWords } from './without-words.ts';


/** The Markdown twin of a tool's page, for a model: without the words of the server's author. */
export function toolPage(context: ServerContext, tool: ToolRecord): string {
  const index = context.record.tools.indexOf(tool);
  return toolMarkdown(guarded(toolView({ ...context, tool, item: context.items[index]!, related: relatedTools(context.record)(tool) })));
}

function guarded(view: ToolView): ToolView {
  return {
    ...view, name: plainName(view.name), title: null, description: leftOut(view.description),
    does: view.does.map(withoutWords), why: view.why.map(withoutWords), flags: view.flags.map(withoutWords),
    found: { badge: view.found.badge, says: view.found.says.map(withoutWords) }, quotes: [], strengths: [], noEvidence: 'What the evidence points at is left out here; explain_tool names the rules.',
    actions: view.actions.map((row) => ({ ...row, parameter: plainWord(row.parameter), value: plainWord(row.value) })),
    parameters: { ...view.parameters, rows: view.parameters.rows.map((row) => ({ ...row, path: plainWord(row.path), type: plainWord(row.type), description: '' })) },
    hints: view.hints.map((row) => ({ ...row, found: row.found.map(withoutWords) })),
    related: view.related.map((row) => ({ ...row, name: plainName(row.name) })),
    questions: view.questions.map(({ ask, answers }) => ({ ask: withoutWords(ask), answers: answers.map((answer) => ({ ...answer, says: withoutWords(answer.says) })) })),
    provider: view.provider.map(({ label, value }) => ({ label, value: withoutWords(value) })),
  };
}
