import { compileTemplate } from '../media/compile-template.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import { policyMarkdown } from '../products/policy-markdown.ts';
import type { ServerView } from './server-view.ts';

/** The Markdown twin of a server page. */
export const serverMarkdown = compileTemplate<ServerView>(`# {{title}}

{{about}}

{{#each states}}
**{{badge}}.** {{prose says}}

{{/each}}
{{#if worst}}
Worst tool: **{{worst.label}}**

{{/if}}
{{#if foundTools}}
**{{foundTools}}**

{{/if}}
{{#if advisories}}
## Known vulnerabilities of this version

{{#each advisories}}
- **{{title}}** ({{label}}). {{#each says}}{{prose this}} {{/each}}

{{/each}}

{{/if}}
{{#each counts}}{{prose this}} {{/each}}

{{#if withheld}}
## Definitions not kept

{{#each withheld}}
{{prose this}}

{{/each}}

{{else}}
## Tools

{{#if tools}}
| Tool | Severity | Class | Decision | Confidence | Tokens | The server's own words |
| --- | --- | --- | --- | --- | --- | --- |
{{#each tools}}
| [{{name}}](<{{link twin}}>) | {{severity}} | {{class}} | {{decision}} | {{confidence}} | {{tokens}} | {{#if found}}**{{found}}.** {{/if}}{{about}} |
{{/each}}
{{else}}
The server lists no tools.
{{/if}}
{{/if}}

{{#if variants.rows}}
## Flags that change its tools

{{#if variants.best}}
**{{prose variants.best}}**

{{/if}}
{{#each variants.rows}}
- {{prose flags}}: {{#each says}}{{prose this}} {{/each}}

{{/each}}

{{/if}}
{{#unless withheld}}
## Policy for the whole server

{{#if policies}}
{{> policy}}
{{else}}
The server lists no tools, so there is nothing to write a policy for.

{{/if}}
## Worst combination

{{#each combination.says}}{{prose this}} {{/each}}

{{#each combination.legs}}
- {{label}} ({{says}}): {{#if tools}}{{#each tools}}[{{name}}](<{{link twin}}>) {{/each}}{{#if left}}and {{left}} more{{/if}}{{else}}no tool known{{/if}}

{{/each}}

{{/unless}}
{{#if instructions.whole}}
## What the server says of itself

Instructions the server gives to models. They are shown, not followed.

{{block instructions.whole 'text'}}

{{/if}}
{{#if found}}
## Found in its texts

{{#each found}}
- {{prose this}}
{{/each}}

{{/if}}
## Where it comes from

{{#each provider}}
- {{label}}: {{prose value}}
{{/each}}
{{#each claims}}
- {{label}}, by itself: {{value}}
{{/each}}

## Go deeper

- On the command line: {{code scan}}
{{#if changes}}
- [{{own changes.says}}](<{{link changes.twin}}>)
{{/if}}
- This page as [JSON](<{{link twins.record}}>) and as [HTML](<{{link twins.page}}>)
- [How verdicts come about](<{{link root}}index.html#method>)

{{state}}
`, markdownMedium, { policy: policyMarkdown });
