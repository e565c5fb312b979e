import { policyLabels as labels } from './policy-labels.ts';

/**
 * The policies of a page: one `details` per product, of which a reader opens one at a time, with or without a script. Products that
 * the page does not carry are named with their command; where there is a script, it makes their policies (`data-request`) in the
 * same shape (`site/src/client/make-policies.ts`).
 */
export const policyHtml = `
{{#each policies}}
<details class="product" name="product"{{#if isFirst}} open{{/if}}>
<summary><b>{{label}}</b> <code>{{file}}</code></summary>
{{#if snippet}}
<div class="snippet"><pre tabindex="0"><code id="{{element}}">{{snippet}}</code></pre><button type="button" data-copy="{{element}}" hidden>${labels.copy}</button></div>
<p>{{effect}}</p>
<ol class="steps">
{{#each steps}}
<li>{{this}}</li>
{{/each}}
</ol>
{{/if}}
<dl class="notes">
{{#each lossy}}
<div><dt>${labels.lossy}</dt><dd>{{this}}</dd></div>
{{/each}}
{{#each refused}}
<div><dt>${labels.refused}</dt><dd><code>{{line name}}</code>: {{reason}}</dd></div>
{{/each}}
<div><dt>${labels.unlisted}</dt><dd>{{unlisted}}</dd></div>
{{#if verified}}<div><dt>${labels.verified}</dt><dd>{{verified}}</dd></div>{{/if}}
<div><dt>${labels.proof}</dt><dd><span class="badge">{{proof.level}}</span> {{proof.says}}</dd></div>
<div><dt>${labels.command}</dt><dd><code>{{command}}</code></dd></div>
</dl>
</details>
{{/each}}
{{#if otherProducts}}
<details class="others" data-request="{{address policyRequest}}" data-products="{{root}}api/v1/products.json"><summary>Other products</summary>
<ul>
{{#each otherProducts}}
<li data-product="{{product}}">{{label}}: <code>{{command}}</code></li>
{{/each}}
</ul>
</details>
{{/if}}
<p class="muted">How the policies of each product are proved: <a href="{{root}}products.html">products</a>.</p>
`;
