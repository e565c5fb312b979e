import type { ServerContext } from '../../../page/page-context.ts';
import { readNewestEdition } from '../../../store/editions.ts';
import { readShippedProofs } from '../../../store/shipped-proofs.ts';
import { policyItems } from '../../../targets/arguments/policy-items.ts';
import { targets } from '../../../targets/targets.ts';
import type { Library } from '../library/library.ts';

/** All that the pages of a server are made from. */
export async function pageContext(library: Library, server: string): Promise<ServerContext> {
  const { server: id, catalog } = await library.find(server);
  const record = await library.record(id);
  const knowledge = await library.knowledge();
  const items = policyItems(record.tools.map(({ assessment }) => assessment), knowledge.decisions, record.tools.map(({ definition }) => definition));
  const { verified } = await readShippedProofs();
  return { record, items, knowledge, targets: Object.values(targets), verified, edition: await readNewestEdition(catalog) };
}
