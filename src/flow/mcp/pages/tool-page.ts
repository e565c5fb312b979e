import { toolMarkdown } from '../../../page/tool/tool-markdown.ts';
import { toolView } from '../../../page/tool/tool-view.ts';
import type { ToolView } from '../../../page/tool/tool-view.ts';
import { relatedTools } from '../../../page/tool/related-tools.ts';
import type { ServerContext } from '../../../page/page-context.ts';
import type { Prose } from '../../../page/media/prose.ts';
import { textOf } from '../../../schema/tool.ts';
import type { ToolRecord } from '../../../schema/catalog/record.ts';
import { isWithheld, plainName } from '../answers/plain-name.ts';
import { plainWord } from '../answers/plain-word.ts';
import { withholdNames } from '../answers/withhold-names.ts';
import { leftOut } from './left-out.ts';
import { withoutWords } from './without-words.ts';


/** The Markdown twin of a tool's page, for a model: without the words of the server's author. */
export function toolPage(context: ServerContext, tool: ToolRecord): string {
  const index = context.record.tools.indexOf(tool);
  const view = guarded(toolView({ ...context, tool: withoutTexts(tool), item: context.items[index]!, related: relatedTools(context.record)(tool) }), tool);
  return toolMarkdown(withholdNames(context.record.tools)(view));
}

/** What it says in words, taken out before pages are made of it: they quote it in several places. */
function withoutTexts({ definition: { title: _title, description: _description, ...definition }, ...tool }: ToolRecord): ToolRecord {
  return { ...tool, definition: definition as ToolRecord['definition'] };
}

function guarded(view: ToolView, { definition }: ToolRecord): ToolView {
  return {
    ...view, name: plainName(view.name), report: isWithheld(view.name) ? view.report.split('?')[0]! : view.report, title: null, description: leftOut(textOf(definition.description)),
    does: ours(view.does), why: ours(view.why), flags: ours(view.flags),
    found: { badge: view.found.badge, says: ours(view.found.says) }, quotes: [], strengths: [], noEvidence: 'What the evidence points at is left out here; explain_tool names the rules.',
    actions: view.actions.map((row) => ({ ...row, parameter: plainWord(row.parameter), value: plainWord(row.value) })),
    parameters: { ...view.parameters, rows: view.parameters.rows.map((row) => ({ ...row, path: plainWord(row.path), type: plainWord(row.type), description: '' })) },
    hints: view.hints.map((row) => ({ ...row, found: ours(row.found) })),
    related: view.related.map((row) => ({ ...row, name: plainName(row.name) })),
    questions: view.questions.map(({ ask, answers }) => ({ ask: withoutWords(ask), answers: answers.map((answer) => ({ ...answer, says: withoutWords(answer.says) })) })),
    provider: view.provider.map(({ label, value }) => ({ label, value: withoutWords(value, true) })),
  };
}

function ours(proses: readonly Prose[]): Prose[] {
  return proses.map((prose) => withoutWords(prose));
}
