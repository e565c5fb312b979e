import { compileTemplate } from '../media/compile-template.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import type { CoverageView } from './coverage-view.ts';

/** The page about what the catalog covers, as Markdown. */
export const coverageMarkdown = compileTemplate<CoverageView>(`# {{own title}}

{{own lead}}

{{#if shares}}
| Of | Packages | Downloads a month | Share |
| --- | --- | --- | --- |
{{#each shares}}
| {{own of}} | {{own packages}} | {{own downloads}} | {{own share}} |
{{/each}}

{{/if}}
{{#if leftOut}}
## Left out, and why

| Reason | Packages | Downloads a month |
| --- | --- | --- |
{{#each leftOut}}
| {{own reason}}: {{own says}} | {{own packages}} | {{own downloads}} |
{{/each}}

{{/if}}
{{#if next}}
## Not yet in the catalog

The most downloaded packages that nothing speaks against so far.

| Package | Downloads a month |
| --- | --- |
{{#each next}}
| {{cells package}} | {{own downloads}} |
{{/each}}

{{/if}}
`, markdownMedium);
