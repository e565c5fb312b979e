import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { htmlMedium } from '../media/html-medium.ts';
import type { ProductsView } from './products-view.ts';

/** The body of the page of products. */
export const productsHtml = compileTemplate<ProductsView>(compact(`
<h1>{{title}}</h1>
<p class="lead">{{lead}}</p>
<nav class="jump" aria-label="On this page">{{#each levels}}<a href="#{{id}}">{{label}}</a> {{/each}}</nav>
{{#each levels}}
<section id="{{id}}"><h2>{{label}}: {{size}}</h2>
<p>{{says}}</p>
{{#each products}}
<section class="proved" id="{{id}}"><h3>{{label}}{{#if verified}} <span class="badge verified">Verified</span>{{/if}}</h3>
<dl class="notes">
<div><dt>File</dt><dd><code>{{file}}</code></dd></div>
{{#if verified}}<div><dt>Verified in</dt><dd>{{verified}}</dd></div>{{/if}}
<div><dt>Proof</dt><dd><span class="badge">{{level}}</span> {{proof}}</dd></div>
{{#if checks}}<div><dt>What was checked</dt><dd><ul>{{#each checks}}<li>{{this}}</li>{{/each}}</ul></dd></div>{{/if}}
<div><dt>Command</dt><dd><code>{{command}}</code></dd></div>
</dl></section>
{{/each}}
</section>
{{/each}}
<section id="verified"><h2>How clients were verified</h2>
<p>{{notRun}}</p>
<p>This page as <a href="{{address twins.json}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a>.</p>
</section>
`), htmlMedium);
