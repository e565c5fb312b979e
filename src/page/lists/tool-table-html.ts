import type { ServerRecord, ToolRecord } from '../../schema/catalog/record.ts';
import { shownReading } from '../../schema/verdict/shown-reading.ts';
import { textOf } from '../../schema/tool.ts';
import { classes, decisions, severities } from '../../schema/vocabulary.ts';
import { html } from '../../text/html.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import { confidenceFigure } from '../words/confidence-sentence.ts';
import { foundLine } from '../words/definition-findings.ts';
import { milderLine } from '../words/milder-words.ts';
import { filtersHtml } from './filters-html.ts';
import { attribute, columnHead } from './attribute.ts';

/** Units of a description that a row shows. */
const aboutUnits = 160;

/** All tools of a server: complete without a script; with one, sortable and filterable. `root`: the way to the root of the site. */
export function toolTableHtml({ server, tools }: ServerRecord, root: string): string {
  const sorted = (state: string, first: string, number = '') => ` aria-sort="${state}"${first === '' ? '' : ` data-first="${first}"`}${number}`;
  const head = columnHead('Tool', sorted('ascending', '')) + columnHead('Severity', sorted('none', 'descending')) + columnHead('Class', sorted('none', '')) + columnHead('Decision', sorted('none', ''))
    + columnHead('Confidence', sorted('none', 'descending', ' class="number"')) + columnHead('Tokens', sorted('none', 'descending', ' class="number"'));
  return '<form class="filters" hidden><label class="wide">Filter tools <input type="search" name="q" autocomplete="off" spellcheck="false"></label>'
    + `${filtersHtml()}<button type="reset">Clear</button><p role="status" class="status"></p></form>`
    + `<table class="tools" role="table" data-sortable><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${tools.map((tool) => toolRow(tool, `${root}tools/${server}/`)).join('')}</tbody></table>`;
}

function toolRow({ slug, definition, assessment }: ToolRecord, folder: string): string {
  const { class: shown, severity } = shownReading(assessment);
  const [found, milder, tokens] = [foundLine(assessment), milderLine(assessment), assessment.tokens];
  const about = shortened(visibleLine(textOf(definition.description)).trim(), aboutUnits);
  return `<tr role="row" data-severity="${severity}" data-class="${shown}">`
    + `<th scope="row" role="rowheader" data-sort="${attribute(visibleLine(assessment.name))}"><a href="${attribute(`${folder}${encodeURIComponent(slug)}.html`)}">${nameHtml(assessment.name)}</a>${found === '' ? '' : `<p class="finding">${html(found)}</p>`}<p>${html(about)}</p></th>`
    + `<td role="cell" data-sort="${severities[severity].rank}"><span class="badge severity-${severity}">${severities[severity].label}</span></td>`
    + `<td role="cell" data-sort="${classes[shown].label}">${classes[shown].label}${milder === '' ? '' : `<p>${html(milder)}</p>`}</td><td role="cell">${decisions[assessment.decision].label}</td>`
    + `<td role="cell" class="number" data-label="Confidence" data-sort="${assessment.confidence.value}">${html(confidenceFigure(assessment))}</td>`
    + `<td role="cell" class="number" data-label="Tokens" data-sort="${tokens ?? -1}">${tokens?.toLocaleString('en') ?? '–'}</td></tr>`;
}

/** A name given by a server, which may break after its joints when it is too long for a line. */
function nameHtml(name: string): string {
  return visibleLine(name).split(/(?<=[_./:-])/).map(html).join('<wbr>');
}
