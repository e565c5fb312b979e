/** The policies of a page: one `details` per product, of which a reader opens one at a time, with or without a script. */
export const policyHtml = `
{{#each policies}}
<details class="product" name="product"{{#if isFirst}} open{{/if}}>
<summary><b>{{label}}</b> <code>{{file}}</code></summary>
{{#if snippet}}
<div class="snippet"><pre tabindex="0"><code id="{{element}}">{{snippet}}</code></pre><button type="button" data-copy="{{element}}" hidden>Copy</button></div>
<p>{{effect}}</p>
<ol class="steps">
{{#each steps}}
<li>{{this}}</li>
{{/each}}
</ol>
{{/if}}
<dl class="notes">
{{#each lossy}}
<div><dt>Not expressed</dt><dd>{{this}}</dd></div>
{{/each}}
{{#each refused}}
<div><dt>Left out</dt><dd><code>{{line name}}</code>: {{reason}}</dd></div>
{{/each}}
<div><dt>Tools not listed</dt><dd>{{unlisted}}</dd></div>
<div><dt>Proof</dt><dd><span class="badge">{{proof.grade}}</span> {{proof.says}}</dd></div>
<div><dt>Command</dt><dd><code>{{command}}</code></dd></div>
</dl>
</details>
{{/each}}
{{#if otherProducts}}
<p>Also for:</p>
<ul>
{{#each otherProducts}}
<li>{{label}}: <code>{{command}}</code></li>
{{/each}}
</ul>
{{/if}}
`;
