import { askingRows } from './product-rows.ts';
import type { ProductRows } from './product-rows.ts';
import { names, object } from './schema-parts.ts';

interface Permissions { allow: string[]; ask: string[]; deny: string[] }
const permissionsIn = (printed: string) => (JSON.parse(printed) as { permissions: Permissions }).permissions;

export const qwenCode: ProductRows = {
  // Names with a hash are those that Qwen Code 0.24.4 itself makes of these tools.
  spellings: [
    'mcp__github__get_issue', 'mcp__github__create-issue', 'mcp__github__createIssue', 'mcp__github__issues_create_12wunfe',
    'mcp__github__a_b_1etfg72', 'mcp__github__a__b', 'mcp__github__123', 'mcp__github____proto__', 'mcp__github__paren_x__17qle8z',
    'mcp__github__star__0dvby2i', 'mcp__github__x__y_16fbxl9', 'mcp__github__emoji___1pqv9mn', 'mcp__github__e_x_06kp1de',
    'mcp__github___full_0qyfff6', 'mcp__github__rtl_x_08um0ec', 'mcp__github__lone_x_0uaf9ss', 'mcp__github__vs_x_1d22izk', 'mcp__github____07l4uqa',
    null, 'mcp__github____06j57ba', 'mcp__my_srv__one_0u5wfa4', 'mcp__my_srv__one_0g03c2u', 'mcp__sr___v__one_0i71obu', 'mcp__s_rv__one_19qtt7q',
    'mcp__claude_ai_my__srv__one_0ynespk', 'mcp__claude_ai__n____one_0f6h00l', 'mcp__Claude_ai__x__one_0chz7aj', null,
    'mcp__github__first_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_1o6nbfc',
  ],
  decisions: { unlisted: { tool: 'asks by default', server: 'asks by default' }, of: askingRows('Qwen Code') },
  tally: /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without a rule, because/,
  changes: [
    ['"mcp__slack__get_user"', '"mcp__slack__get_user", "mcp__slack__delete_it"'],
    ['"mcp__slack__delete_it"', '"mcp__slack__delete_that"', ['laxer', /^delete_it \(medium\): no rule, so it asks by default; recommended: deny\.$/], ['dead', /Write mcp__slack__delete_it\./]],
    ['"mcp__slack__get_user"', '"mcp__slack"', ['laxer', /^Tools that are not listed.* let through by permissions\.allow/]],
    ['"mcp__slack__get_user"', '"mcp__slack_get_user"', ['dead', /has other separators/], ['stricter', /^get_user/]],
    ['"permissions": {', '"tools": { "approvalMode": "yolo" }, "permissions": {', ['laxer', /^list_all \(medium\): allow/], ['laxer', /^post_it \(medium\): allow, by permissions\.ask/], ['laxer', /^Tools that are not listed.* run, for the file sets the approval mode yolo/]],
  ],
  empty: '{ "permissions": { "allow": ["Read", "mcp__other__x"] } }',
  outcomeOf: (printed, spelling) => {
    const { allow, ask, deny } = permissionsIn(printed);
    return deny.includes(spelling) ? 'hidden and denied' : ask.includes(spelling) ? 'asks' : allow.includes(spelling) ? 'runs' : 'asks by default';
  },
  namesIn: (printed) => Object.values(permissionsIn(printed)).flat() as string[],
  catalog: { limit: 'ask', unlisted: 'unlisted' },
  simulated: ['allow', 'ask', 'ask', 'deny', 'ask'],
  schema: object({ permissions: object({ allow: names, ask: names, deny: names }) }),
  files: [
    { file: '{ "permissions": { "allow": ["mcp__github"], "ask": ["mcp__github__create_issue"], "deny": ["mcp__github__delete_*"] } }', calls: { get: 'allow', create_issue: 'ask', delete_repo: 'deny' } },
    { file: '{ "permissions": { "allow": ["mcp__*__get", "mcp__github__list(x)"] } }', calls: { get: 'unlisted', list: 'unlisted' } },
  ],
};
