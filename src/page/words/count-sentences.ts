import type { CatalogIndex, Counts, ServerRecord } from '../../schema/catalog/record.ts';
import { classes, severities, termsOf } from '../../schema/vocabulary.ts';
import { listed, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';
import { counted } from './counted.ts';

/** The tools of a server by class and by severity, and what their definitions cost. */
export function serverCounts({ title, counts, withheld }: Pick<ServerRecord, 'title' | 'counts' | 'withheld'>): Prose[] {
  if (withheld !== undefined) return [say`${title} lists ${counted(withheld.tools, 'tool')}, of which none is judged here.`];
  if (counts.tools === 0) return [say`${title} lists no tools.`];
  return [
    say`${title} has ${counted(counts.tools, 'tool')}: ${byClass(counts)}.`,
    say`By severity: ${bySeverity(counts)}.`,
    ...(counts.tokens === 0 ? [] : [say`All definitions together cost ${counted(counts.tokens, 'token')} of a model's context (o200k_base).`]),
  ];
}

/** The whole index as the newest edition froze it, and where a server stands in it. Nothing before the first edition. */
export function indexCounts(edition: CatalogIndex['edition'], { counts }: Pick<ServerRecord, 'counts'>): Prose[] {
  if (edition === null) return [];
  const { month, figures } = edition;
  return [
    say`The index of ${month} holds ${counted(figures.counts.tools, 'tool')} of ${counted(figures.servers, 'server')}: ${bySeverity(figures.counts)}.`,
    ...(counts.tokens === 0 ? [] : [say`Half of its servers cost ${counted(figures.tokensPerServer.median, 'token')} or less, nine in ten ${counted(figures.tokensPerServer.p90, 'token')} or less.`]),
  ];
}

function byClass(counts: Counts): Prose {
  return listed(termsOf(classes).filter((name) => counts.byClass[name] > 0).map((name) => say`${counts.byClass[name].toLocaleString('en')} ${classes[name].label}`));
}

function bySeverity(counts: Counts): Prose {
  return listed(termsOf(severities).toReversed().filter((name) => counts.bySeverity[name] > 0)
    .map((name) => say`${counts.bySeverity[name].toLocaleString('en')} ${severities[name].label}`));
}
