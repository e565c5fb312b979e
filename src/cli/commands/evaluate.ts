import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { evaluateLabels } from '../../flow/evaluate/evaluate-labels.ts';
import { loadKnowledge } from '../../flow/load-knowledge.ts';
import { toolriskVersion } from '../../flow/toolrisk-version.ts';
import { evaluationReport } from '../../report/evaluation/evaluation-report.ts';
import { evaluationTable } from '../../report/evaluation/evaluation-table.ts';
import { jsonText } from '../../report/json-text.ts';
import type { Evaluation } from '../../judge/evaluate/evaluate.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { gatherErrors, PlaceErrors } from '../../text/errors/place-error.ts';
import type { PlaceError } from '../../text/errors/place-error.ts';
import { catalogFolder } from '../options/catalog-folder.ts';
import type { Context } from '../context.ts';
import { reportStyle } from '../options/report-style.ts';

interface EvaluateOptions { catalog?: string; format: 'table' | 'markdown' | 'json'; disagreements?: boolean }

const examples = `
Examples:
  toolrisk evaluate labels.jsonl                   against labels of your own
  toolrisk evaluate labels.jsonl --disagreements   every verdict that differs

A line is a tool with its label: {"server":"…","name":"…",
"description":"…","inputSchema":{…},"gold":{"category":"write",
"severity":"medium","alternatives":["execute"]}}. With "sha256" in place of
the definition, it is looked up in the snapshot of the server. Without "gold",
the author's readOnlyHint is the label. Hints are never part of what is judged.

Facets and decision are labelled beside "gold" or in place of it:
"labels":{"readsPrivate":true,"readsUntrusted":"maybe","carriesOutside":false,
"sensitivityOut":"internal","reversibility":"n/a","decision":"allow",
"decisionAlternatives":["limit"],"alt":{"sensitivityOut":["pii"]},"why":"…"}.
Such a line may go without definition and hash: the tool is then the one that
the snapshot has under its name.`;

/** `toolrisk evaluate`: accuracy against labels. */
export function evaluateCommand(context: Context): Command {
  return new Command('evaluate')
    .description('measure accuracy against labelled tools')
    .argument('<labels...>', 'files of labels (JSON Lines); each is reported apart')
    .addOption(new Option('--format <format>', 'how to report').choices(['table', 'markdown', 'json']).default('table'))
    .option('--disagreements', 'list every verdict that differs from its label')
    .addHelpText('after', examples)
    .action(async (files: string[], _options: EvaluateOptions, command: Command) => {
      const options = command.optsWithGlobals<EvaluateOptions>();
      const catalog = catalogFolder(options.catalog, context.cwd);
      const knowledge = await loadKnowledge(catalog ?? undefined);
      const found = await evaluateFiles(files, context.cwd, knowledge, catalog);
      for (const [index, file] of files.entries()) {
        const evaluation = found[index]!;
        const listed = { disagreements: options.disagreements === true };
        await context.out({
          table: () => evaluationTable(file, evaluation, reportStyle(process.stdout, process.env), listed),
          markdown: () => `${evaluationReport(file, evaluation, listed)}\n`,
          json: () => `${jsonText({ toolrisk: toolriskVersion, rules: knowledge.version, file, ...evaluation })}\n`,
        }[options.format]());
        if (evaluation.tools === 0) tellNothingScored(file, context);
      }
    });
}

/** All files before anything is printed, so that what is wrong with any of them is told at once. */
async function evaluateFiles(files: readonly string[], cwd: string, knowledge: Knowledge, catalog: string | null): Promise<Evaluation[]> {
  const problems: PlaceError[] = [];
  const found: Evaluation[] = [];
  for (const file of files) {
    const evaluation = await gatherErrors(problems, () => evaluateLabels(resolve(cwd, file), file, knowledge, catalog));
    if (evaluation !== null) found.push(evaluation);
  }
  if (problems.length > 0) throw new PlaceErrors(problems, { place: 'labels' });
  return found;
}

/** Nothing compared is nothing known: never green. */
function tellNothingScored(file: string, context: Context): void {
  context.codes.push(3);
  context.say(`${file}: no line holds a label or a readOnlyHint, so nothing was compared. Give each tool a "gold" or "labels".`);
}
