import type { Knowledge } from '../schema/knowledge/knowledge.ts';
import type { PolicyItem, Target } from '../schema/policy.ts';
import type { CatalogIndex, ServerRecord, ToolRecord } from '../schema/catalog/record.ts';
import type { VerifiedRecord } from '../schema/verified.ts';

/** What is the same for all pages of a site. */
export interface PageContext {
  knowledge: Pick<Knowledge, 'rules' | 'attacks' | 'confidence'>;
  /** Products, the best known first: a page carries policies for the first three. */
  targets: readonly Target[];
  /** The clients that were run under our policies. */
  verified: VerifiedRecord;
  /** The newest frozen index, the only figures about other servers that a page shows. */
  edition: CatalogIndex['edition'];
}

/** What is the same for all pages of a server. */
export interface ServerContext extends PageContext {
  record: ServerRecord;
  /** The tools as a policy needs them, in the order of the record. */
  items: readonly PolicyItem[];
}

/** All that the page of one tool is made from. */
export interface ToolContext extends ServerContext {
  tool: ToolRecord;
  item: PolicyItem;
  related: readonly RelatedTool[];
}

/** Another tool of the same server, and how it compares. */
export interface RelatedTool {
  tool: ToolRecord;
  relation: 'milder' | 'alike' | 'worse';
  /** Words that both names share. */
  shared: readonly string[];
}
