import type { AccuracyView } from './accuracy-view.ts';
import { compileTemplate } from './compile-template.ts';
import { markdownMedium } from './markdown-medium.ts';

const figures = `| | Share | Tools | 95 % interval |
| --- | --- | --- | --- |
{{#each figures}}
| {{#if isHeadline}}**{{own label}}**{{else}}{{own label}}{{/if}}{{#if says}}: {{own says}}{{/if}} | {{own share}} | {{own counts}} | {{own interval}} |
{{/each}}
`;

/** The page about accuracy as Markdown; in a checkout it is docs/accuracy.md. */
export const accuracyMarkdown = compileTemplate<AccuracyView>(`# {{own title}}

{{own lead}}

| | Dangerous misses | Tools that change something | 95 % interval |
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

{{> figures}}

{{own means}}

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

### Confidence stated and measured

| Band | Stated, on average | Right (leniently) | Tools | 95 % interval |
| --- | --- | --- | --- | --- |
{{#each reliability}}
| {{own band}}: {{own says}} | {{own stated}} | {{own share}} | {{own counts}} | {{own interval}} |
{{/each}}

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

| Pattern of evidence | Confidence | Right | 95 % interval |
| --- | --- | --- | --- |
{{#each confidence.rows}}
| {{own says}} | {{own stated}} | {{own of}} | {{own interval}} |
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
`, markdownMedium, { figures });
