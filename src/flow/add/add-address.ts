import { serverSpecSchema } from '../../schema/catalog/server-spec.ts';
import { proposeIds } from '../../sources/packages/propose-id.ts';
import { proposeTitle, proposeTopic } from '../../sources/packages/propose-words.ts';
import { runCrawlJob } from '../crawl/crawl-job.ts';
import { toolriskVersion } from '../toolrisk-version.ts';
import { addCauses } from './add-causes.ts';
import type { AddFinding } from './add-finding.ts';
import type { AddRequest } from './add-request.ts';
import type { AddSource } from './add-source.ts';

/** Finds out what an address lists, without credentials: a server file holds none. Never throws. */
export async function addAddress({ url, registry }: Extract<AddSource, { kind: 'url' }>, { onStep, today, hosts: _hosts, ...options }: AddRequest): Promise<AddFinding> {
  onStep?.('connect');
  const plain = { url, ...(registry !== undefined && { registry }) };
  const spec = serverSpecSchema.parse({ title: 'unknown', about: 'unknown', topic: 'other', ...plain });
  const { outcome, seconds } = await runCrawlJob({ ...options, spec, crawlLimits: { retryWaitsMs: [] } });
  const row = { args: [], env: {}, files: [], seconds };
  if (!outcome.ok) return { ok: false, cause: outcome.cause, says: outcome.says, remedy: outcome.cause === 'unauthorized' ? 'A server file holds no credentials, so a crawl cannot list it: scan it with --bearer-env NAME instead.' : outcome.remedy, tries: [{ ...row, outcome: 'failed', cause: outcome.cause, says: outcome.says }] };
  const { tools, serverInfo, complete, incompleteBecause = 'the listing was cut short' } = outcome.listing;
  const tries = [{ ...row, outcome: 'listed' as const, tools: tools.length }];
  if (tools.length === 0) return { ok: false, cause: 'lists-nothing', says: 'it listed no tool.', remedy: addCauses['lists-nothing'], tries };
  const ids = proposeIds(idWords(new URL(url)));
  const title = proposeTitle(ids[0] ?? 'server');
  return { ok: true, tools: tools.length, ...(!complete && { partial: incompleteBecause }), tries, proposed: {
    ids, spec: serverSpecSchema.parse({ title, about: `${tools.length} tools of ${title}.`, topic: proposeTopic([url, ...tools.map(({ name }) => name.replaceAll('_', ' '))]), links: { homepage: new URL(url).origin }, ...plain }),
    because: { title: 'from its address', about: 'nothing tells: write what it gives an agent', topic: `by the names of its ${tools.length} tools`, 'links.homepage': 'its host: look whether it is one' },
    head: [
      `Proposed by toolrisk ${toolriskVersion} add on ${today}, and read by nobody yet: review it, then take these comments out.`, `It listed ${tools.length} tools${complete ? '' : ', not all it has,'} without credentials.`,
      `maker: whoever runs ${new URL(url).host}${typeof serverInfo?.['name'] === 'string' ? `; it calls itself “${serverInfo['name'].slice(0, 80)}”` : ''}`, 'links: nothing tells where its source is', 'licence: nothing tells under which its definitions stand',
    ],
  } };
}

/** The name of a host without what all have in front and behind. */
function idWords({ hostname, pathname }: URL): string {
  const parts = hostname.split('.').filter((part) => !/^(?:www|mcp|api|docs|app)$/.test(part));
  const own = /^[\d.]+$|:/.test(hostname) ? hostname.replace(/[^0-9a-z]+/g, '-') : parts.slice(0, Math.max(1, parts.length - 1)).join('-');
  const path = pathname.split('/').filter((part) => part !== '' && !/^(?:mcp|sse|v\d|api)$/.test(part)).slice(0, 2).join('-');
  return [own, path].filter((part) => part !== '').join('-');
}
