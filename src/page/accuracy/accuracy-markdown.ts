import { compileTemplate } from '../media/compile-template.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import type { AccuracyView } from './accuracy-view.ts';

const figures = `| {{own title}} | Share | Tools | 95 % interval |
| --- | --- | --- | --- |
{{#each figures}}
| {{#if isHeadline}}**{{own label}}**{{else}}{{own label}}{{/if}}{{#if says}}: {{own says}}{{/if}} | {{own share}} | {{own counts}} | {{own interval}} |
{{/each}}
`;

const band = `| {{own band}}: {{own says}} | {{own ofAll}} | {{own stated}} | {{own class.share}} | {{own class.counts}} | {{own class.interval}} | {{own severity.share}} | {{own severity.counts}} | {{own severity.interval}} |
`;

/** The page about accuracy as Markdown; in a checkout it is docs/accuracy.md. */
export const accuracyMarkdown = compileTemplate<AccuracyView>(`# {{own title}}

**{{own lead}}**

{{own ground}}

| | Let through | Tools called high or critical | 95 % interval |
| --- | --- | --- | --- |
{{#each headline}}
| {{own set}} | **{{own share}}** | {{own counts}} | {{own interval}} |
{{/each}}

## What was measured

{{#each about}}
- **{{own title}}.** {{own says}}
{{/each}}

{{#each sets}}
## {{own title}}

{{own size}} {{own says}}

{{#each groups}}
{{> figures}}

{{/each}}
{{#if means}}
{{own means}}

{{/if}}
{{#if byClass}}
{{#with byClass}}
### By class

| Class | Precision | Tools given it | 95 % interval | Recall | Tools labelled so | 95 % interval |
| --- | --- | --- | --- | --- | --- | --- |
{{#each classes}}
| {{own class}} | {{own precision.share}} | {{own precision.counts}} | {{own precision.interval}} | {{own recall.share}} | {{own recall.counts}} | {{own recall.interval}} |
{{/each}}

{{#if thin}}
{{own thin}}

{{/if}}
### Labels and the verdicts they got

| Label ↓ Verdict → |{{#each confusion.verdicts}} {{own this}} |{{/each}}
| --- |{{#each confusion.verdicts}} --- |{{/each}}
{{#each confusion.rows}}
| {{own label}} |{{#each cells}} {{#if isRight}}**{{own count}}**{{else}}{{own count}}{{/if}} |{{/each}}
{{/each}}

{{/with}}
{{/if}}
{{#if reliability}}
### Confidence stated and measured

| Band | Of all tools | Stated, on average | Class right (leniently) | Tools | 95 % interval | Severity within one step | Tools | 95 % interval |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
{{#each reliability}}
{{> band}}
{{/each}}

{{/if}}
### Where verdict and label differ

{{own differing}}

{{#if disagreements}}
| Tool | Label | Why the label | Verdict | Rules |
| --- | --- | --- | --- | --- |
{{#each disagreements}}
| {{cells tool}} | {{own label}} | {{own because}} | {{own verdict}} | {{cells rules}} |
{{/each}}

{{/if}}
{{/each}}
## The table that confidence is looked up in

{{own confidence.measured}}

| Band | Of all tools | Stated, on average | Class right (leniently) | Tools | 95 % interval | Severity within one step | Tools | 95 % interval |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
{{#each confidence.bands}}
{{> band}}
{{/each}}

| Pattern of evidence | Of all tools | Confidence | Class right (leniently) | Tools | 95 % interval | Severity within one step | Tools | 95 % interval |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
{{#each confidence.rows}}
| {{own says}} | {{own ofAll}} | {{own stated}} ({{own band}}) | {{own class.share}} | {{own class.counts}} | {{own class.interval}} | {{own severity.share}} | {{own severity.counts}} | {{own severity.interval}} |
{{/each}}

## On other sets

These sets are not part of the project, and its tests do not measure them again: each figure is of the day beside it.

{{#each elsewhere}}
### {{own title}}, measured {{own measured}}

{{own says}}

{{> figures}}

{{#if mean}}
{{own mean}}

{{/if}}
{{/each}}
`, markdownMedium, { figures, band });
