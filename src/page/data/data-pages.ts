import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { head } from '../media/head.ts';
import { htmlMedium } from '../media/html-medium.ts';
import { markdownMedium } from '../media/markdown-medium.ts';
import { dataView } from './data-view.ts';
import type { DataView } from './data-view.ts';

const body = compileTemplate<DataView>(compact(`
<h1>{{title}}</h1>
<p class="lead">{{lead}}</p>
<section id="files"><h2>Of the whole catalog</h2><dl class="method">
{{#each files}}
<div><dt><a href="{{address place}}"><code>{{place}}</code></a></dt><dd>{{says}}</dd></div>
{{/each}}
</dl></section>
<section id="addresses"><h2>By address</h2><dl class="method">
{{#each patterns}}
<div><dt><code>{{place}}</code></dt><dd>{{says}}</dd></div>
{{/each}}
</dl></section>
<section id="queries"><h2>Questions to the database</h2>
{{#each queries}}
<h3>{{asks}}</h3><pre class="code" tabindex="0"><code>{{sql}}</code></pre>
{{/each}}
</section>
<section id="schemas"><h2>Schemas</h2><p>JSON Schema (2020-12) of outputs; another form gets another version.</p><ul>
{{#each schemas}}
<li><a href="{{address place}}">{{name}}</a></li>
{{/each}}
</ul></section>
`), htmlMedium);

const markdown = compileTemplate<DataView>(`# {{own title}}

{{own lead}}

## Of the whole catalog

{{#each files}}
- {{own place}}: {{own says}}
{{/each}}

## By address

{{#each patterns}}
- {{own place}}: {{own says}}
{{/each}}

## Questions to the database

{{#each queries}}
- {{own asks}}
{{/each}}

## Schemas

{{#each schemas}}
- {{own place}}
{{/each}}
`, markdownMedium);

/** The page that names what programs can read, and its Markdown twin. */
export function dataPages(): { head: string; body: string; markdown: string } {
  const view = dataView();
  return { head: head(view.title, view.lead, { markdown: 'data.md' }), body: body(view), markdown: markdown(view) };
}
