import { compileTemplate } from '../media/compile-template.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import type { ProductsView } from './products-view.ts';

/** The page of products as Markdown. */
export const productsMarkdown = compileTemplate<ProductsView>(`# {{own title}}

{{own lead}}

{{#each levels}}
## {{own label}}: {{own size}}

{{own says}}

{{#each products}}
### {{own label}}

- File: {{code file}}
{{#if verified}}
- Verified in {{own verified}}
{{/if}}
- Proof: {{own level}}. {{own proof}}
{{#each checks}}
- Checked: {{own this}}
{{/each}}
- Command: {{code command}}

{{/each}}
{{/each}}
## How clients were verified

{{own notRun}}
`, markdownMedium);
