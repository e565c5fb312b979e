import { compileTemplate } from '../media/compile-template.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import type { ChangesView } from './changes-view.ts';
import type { ServerChangesView } from './server-changes-view.ts';

const changedTool = `- {{#if isRisk}}**more risk** {{/if}}{{#if was}}{{code was}} → {{/if}}{{code name}}: {{severityLabel}}, {{kind}}. {{standing}}
{{#each moves}}
  - {{prose this}}
{{/each}}
{{#if left}}
  - {{left}}
{{/if}}
`;

/** The page of all changes as Markdown. */
export const changesMarkdown = compileTemplate<ChangesView>(`# {{own title}}

{{own lead}}

{{#if nothing}}
{{own nothing}}

{{/if}}
{{#if servers}}
| Server | Versions | Releases | Added | Removed | Renamed | Changed | Wording | More risk | Worst |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
{{#each servers}}
| [{{title}}](<{{link twin}}>) | {{versions}} | {{releases}} | {{added}} | {{removed}} | {{renamed}} | {{changed}} | {{wording}} | {{risk}} | {{own worstLabel}} |
{{/each}}

{{/if}}
{{#if risen}}
## Where risk rose

{{#each risen}}
### [{{title}}](<{{link twin}}>) {{versions}} ({{own on}})

{{#each tools}}
{{> tool}}
{{/each}}
{{#if more}}
{{own more}}

{{/if}}
{{/each}}
{{/if}}
This page as [JSON](<{{link twins.json}}>).

{{own state}}
`, markdownMedium, { tool: changedTool });

/** The page of the changes of one server as Markdown. */
export const serverChangesMarkdown = compileTemplate<ServerChangesView>(`# {{title}}

{{lead}}

{{#each releases}}
## {{title}}

{{#if isRisk}}**more risk** {{/if}}{{prose says}}

{{#each moves}}
- {{#if isRisk}}**more risk** {{/if}}{{prose says}}
{{/each}}

{{#each tools}}
{{> tool}}
{{/each}}

{{#if worded}}
In wording only: {{#each worded}}{{code this}} {{/each}}{{#if wordedLeft}}and {{wordedLeft}} more{{/if}}

{{/if}}
{{/each}}
## Go deeper

- Server: [{{server.title}}](<{{link server.twin}}>)
- This page as [JSON](<{{link twins.json}}>) and as [HTML](<{{link twins.page}}>)

{{own state}}
`, markdownMedium, { tool: changedTool });
