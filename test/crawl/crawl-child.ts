// A crawl in a process of its own, to be killed: `node crawl-child.ts <catalog> <build> [name=value…]`. Says each event.
// `hang=<id>`: that server never answers this time. `fresh=1`.
import { writeSync } from 'node:fs';
import { crawlCatalog } from '../../src/flow/crawl-catalog.ts';
import { shortLimits } from '../connect/stand-in.ts';
import { launchStandIn } from './stand-in-catalog.ts';

const [, , catalog = '', build = '', ...rest] = process.argv;
const options = new Map(rest.map((word) => word.split('=') as [string, string]));
await crawlCatalog({
  catalog, build, sandbox: 'none', concurrency: 1, today: '2026-01-01', limits: shortLimits, fresh: options.has('fresh'),
  launch: (spec) => launchStandIn(spec.title === options.get('hang') ? { ...spec, args: ['never answers initialize'] } : spec),
  onEvent: (event) => writeSync(1, `${event.kind}${'server' in event ? ` ${event.server}` : ` ${event.done}/${event.all}`}\n`),
});
