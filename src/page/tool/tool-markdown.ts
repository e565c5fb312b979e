import { compileTemplate } from '../media/compile-template.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import { policyMarkdown } from '../products/policy-markdown.ts';
import type { ToolView } from './tool-view.ts';

/** The Markdown twin of a tool page. */
export const toolMarkdown = compileTemplate<ToolView>(`# {{code name}}

**{{verdict.severityLabel}} risk** · **{{verdict.class}}**{{#each verdict.subBadges}} · {{label}}{{/each}}{{#if found.badge}} · **holds {{found.badge}}**{{/if}} · recommended: {{verdict.decision}}{{#if verdict.milder}} · more likely: {{verdict.milder}}{{/if}} · confidence: {{verdict.confidence}}

Server: [{{server.title}}](<{{link server.twin}}>)
{{#if title}}

Title given by the server: {{title}}
{{/if}}

{{#if found.badge}}
## Found in its definition

No definition should hold this. A model reads it as it reads your words: read it yourself before you let the tool run.

{{#each found.says}}
- {{prose this}}
{{/each}}

{{/if}}
{{#if advisories}}
## Known vulnerabilities of this version

{{#each advisories}}
- **{{title}}** ({{label}}). {{#each says}}{{prose this}} {{/each}}

{{/each}}

{{/if}}
{{#if description.whole}}
The server's own words, shown, not trusted:

{{block description.whole 'text'}}
{{else}}
Its server gives it no description.
{{/if}}

## What it does

{{#each does}}{{prose this}} {{/each}}

{{#each verdict.subBadges}}
- **{{label}}**: it {{says}}.
{{/each}}

## Why it needs a policy

{{#each why}}{{prose this}} {{/each}}

{{#if flags}}
Its definition also shows:

{{#each flags}}
- {{prose this}}
{{/each}}

{{/if}}
## From the tool's definition

{{#if quotes}}
{{#each quotes}}
{{#each findings}}
- {{prose ../place}}: {{code words}} speaks for {{prose speaksFor}}{{#if stoppedBy}} but is overruled by {{prose stoppedBy}}{{/if}}. {{says}} Rule {{code rule}}, {{strength}}.
{{/each}}
{{/each}}

{{#each strengths}}{{#unless @first}} {{/unless}}Evidence that is {{label}} {{says}}.{{/each}}
{{else}}
{{noEvidence}}
{{/if}}

## Documented attack patterns that fit

{{#if attacks}}
{{#each attacks}}
### {{title}}

{{status.label}}: {{status.says}}. It abuses that this tool {{abuses}}.{{#if needs}} {{prose needs}}{{/if}}

{{summary}}

What helps:

{{#each controls}}
1. {{this}}
{{/each}}

{{#if maps}}
Mapped to {{prose maps}}.

{{/if}}
References:

{{#each references}}
- {{prose this}}
{{/each}}

{{/each}}
{{else}}
None of the documented patterns fits what its definition shows.

{{/if}}
## Recommended policy

{{> policy}}
## How the verdict came about

{{#if corrected}}
{{prose corrected.says}} Reason: {{corrected.because}}

{{/if}}
{{#each derivation}}
1. {{says}} **{{result}}** ({{step}} {{code id}})
{{/each}}

{{prose confidence}}

{{#if actions}}
### By action

| Argument | Class | Severity | Decision |
| --- | --- | --- | --- |
{{#each actions}}
| {{cell parameter}} = {{cell value}} | {{class}} | {{severityLabel}} | {{decision}} |
{{/each}}

{{/if}}
{{#if facets}}
### Facets{{#if verdict.milder}} of the likelier reading{{/if}}

| Facet | Value | Meaning |
| --- | --- | --- |
{{#each facets}}
| {{label}} | {{value}} | {{says}} |
{{/each}}

{{/if}}
## Parameters

{{#if parameters.isKnown}}
{{#if parameters.rows}}
{{#each parameters.rows}}
- {{code path}} ({{type}}{{#if isRequired}}, required{{/if}}){{#if description}}: {{description}}{{/if}}
{{/each}}

{{#if parameters.left}}
{{parameters.left}} more are in the [JSON twin](<{{link twins.json}}>).

{{/if}}
Names and descriptions are the server's own words.
{{else}}
Its input schema names no parameters.
{{/if}}
{{else}}
Unknown: the server gives no input schema. That is not the same as taking no parameters.
{{/if}}

## Annotations

Hints are what the author says of the tool. A hint may raise a verdict; alone it never lowers one.

| Hint | Declared | Could be | Found |
| --- | --- | --- | --- |
{{#each hints}}
| {{cell hint}} | {{declared}} | {{suggested}} | {{#each found}}{{cells this}} {{/each}}|
{{/each}}

## Related tools

{{#if related}}
{{#each related}}
- [{{name}}](<{{link twin}}>): {{severityLabel}}, {{class}}, {{relation}}
{{/each}}
{{else}}
No other tool of its server shares its words or its class.
{{/if}}

## Questions

{{#each questions}}
### {{prose ask}}

{{#each answers}}
{{prose says}}

{{#if snippet}}
{{block snippet.text snippet.language}}

{{/if}}
{{/each}}
{{/each}}
## Where it comes from

- Server: [{{server.title}}](<{{link server.twin}}>)
{{#each provider}}
- {{label}}: {{prose value}}
{{/each}}
- Definition: {{code hash}} (SHA-256)

{{prose tokens}}

{{#each counts}}{{prose this}} {{/each}}

## Go deeper

- [All tools of {{server.title}}](<{{link server.twin}}>)
- On the command line: {{code explain}}
- This page as [JSON](<{{link twins.json}}>) and as [HTML](<{{link twins.page}}>); [all of the server as JSON](<{{link twins.record}}>)
- [How verdicts come about](<{{link root}}index.html#method>)
- Is this wrong? [Report this verdict](<{{link report}}>); the report names server, tool, definition and rules.

{{state}}
`, markdownMedium, { policy: policyMarkdown });
