import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { evaluateLabels } from '../flow/evaluate-labels.ts';
import { loadKnowledge } from '../flow/load-knowledge.ts';
import { toolriskVersion } from '../flow/toolrisk-version.ts';
import { evaluationReport } from '../report/evaluation-report.ts';
import { evaluationTable } from '../report/evaluation-table.ts';
import { jsonText } from '../report/json-text.ts';
import { catalogFolder } from './catalog-folder.ts';
import type { Context } from './context.ts';
import { reportStyle } from './report-style.ts';

interface EvaluateOptions { catalog?: string; format: 'table' | 'markdown' | 'json'; disagreements?: boolean }

const examples = `
Examples:
  toolrisk evaluate labels.jsonl                   against labels of your own
  toolrisk evaluate labels.jsonl --disagreements   every verdict that differs

A line is a tool with its label: {"server":"…","name":"…",
"description":"…","inputSchema":{…},"gold":{"category":"write",
"severity":"medium","alternatives":["execute"]}}. With "sha256" in place of
the definition, it is looked up in the snapshot of the server. Without "gold",
the author's readOnlyHint is the label. Hints are never part of what is judged.`;

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
      for (const file of files) {
        const found = await evaluateLabels(resolve(context.cwd, file), file, knowledge, catalog);
        const listed = { disagreements: options.disagreements === true };
        await context.out({
          table: () => evaluationTable(file, found, reportStyle(process.stdout, process.env), listed),
          markdown: () => `${evaluationReport(file, found, listed)}\n`,
          json: () => `${jsonText({ toolrisk: toolriskVersion, rules: knowledge.version, file, ...found })}\n`,
        }[options.format]());
        if (found.tools === 0) tellNothingScored(file, context);
      }
    });
}

/** Nothing compared is nothing known: never green. */
function tellNothingScored(file: string, context: Context): void {
  context.codes.push(3);
  context.say(`${file}: no line holds a label or a readOnlyHint, so nothing was compared. Give each tool a "gold".`);
}
