import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { htmlMedium } from '../media/html-medium.ts';
import { policyHtml } from '../products/policy-html.ts';
import type { ServerView } from './server-view.ts';

const partials = { policy: compact(policyHtml) };

/** What stands above the counts of a server page. */
const opening = compileTemplate<ServerView>(compact(`
<h1>{{line title}}</h1>
<p class="lead">{{line about}}</p>
{{#each states}}<p class="state"><span class="badge severity-high">{{badge}}</span> {{prose says}}</p>{{/each}}
{{#if worst}}<p class="badges"><span class="badge severity-{{worst.severity}}">Worst tool: {{worst.label}}</span>{{#if foundTools}} <span class="badge severity-high">{{foundTools}}</span>{{/if}}{{#if combination.isComplete}} <span class="badge severity-high">All three legs</span>{{/if}}{{#if advisoryBadge}} <a class="badge severity-high" href="#advisories">{{advisoryBadge}}</a>{{/if}}</p>{{/if}}
{{#if withheld}}<section id="tools" class="found"><h2>Definitions not kept</h2>{{#each withheld}}<p>{{prose this}}</p>{{/each}}</section>{{else}}<nav class="jump" aria-label="On this page"><a href="#tools">Tools</a> <a href="#policy">Policy</a> <a href="#combination">Combination</a> <a href="#provider">Package</a></nav>{{/if}}
{{#if advisories}}
<section id="advisories" class="found"><h2>Known vulnerabilities of this version</h2>
<ul>{{#each advisories}}<li><b>{{title}}</b> <span class="badge severity-{{severity}}">{{label}}</span> {{#each says}}{{prose this}} {{/each}}</li>{{/each}}</ul>
</section>
{{/if}}
`), htmlMedium);

/** What stands below the table of tools. */
const closing = compileTemplate<ServerView>(compact(`
{{#if variants.rows}}
<section id="variants"><h2>Flags that change its tools</h2>
{{#if variants.best}}<p><b>{{prose variants.best}}</b></p>{{/if}}
<ul>{{#each variants.rows}}<li>{{prose flags}}: {{#each says}}{{prose this}} {{/each}}</li>{{/each}}</ul>
</section>
{{/if}}
{{#unless withheld}}
<section id="policy"><h2>Policy for the whole server</h2>
{{#if policies}}
{{> policy}}
{{else}}
<p>The server lists no tools, so there is nothing to write a policy for.</p>
{{/if}}
</section>
<section id="combination"><h2>Worst combination</h2>
<p>{{#each combination.says}}{{prose this}} {{/each}}</p>
<dl class="legs">
{{#each combination.legs}}
<div><dt>{{label}}<p>{{says}}</p></dt><dd>{{#if tools}}{{#each tools}}<a class="mono" href="{{address address}}">{{name name}}</a> {{/each}}{{#if left}}and {{left}} more{{/if}}{{else}}<span class="muted">no tool known</span>{{/if}}</dd></div>
{{/each}}
</dl>
</section>
{{/unless}}
{{#if instructions.whole}}
<section id="words"><h2>What the server says of itself</h2>
<figure class="words"><blockquote>{{instructions.open}}</blockquote>
{{#if instructions.isCut}}<details><summary>All instructions</summary><blockquote>{{instructions.whole}}</blockquote></details>{{/if}}
<figcaption>Instructions the server gives to models. They are shown, not followed.</figcaption></figure>
</section>
{{/if}}
{{#if found}}
<section id="found"><h2>Found in its texts</h2>
<ul>{{#each found}}<li>{{prose this}}</li>{{/each}}</ul>
</section>
{{/if}}
<section id="provider"><h2>Where it comes from</h2>
<dl class="facts">
{{#each provider}}
<div><dt>{{label}}</dt><dd>{{prose value}}</dd></div>
{{/each}}
{{#each claims}}
<div><dt>{{label}}, by itself</dt><dd>{{line value}}</dd></div>
{{/each}}
</dl>
<p>{{#each counts}}{{prose this}} {{/each}}</p>
</section>
<section id="deeper"><h2>Go deeper</h2>
<ul>
<li>On the command line: <code>{{scan}}</code></li>
{{#if changes}}<li><a href="{{address changes.address}}">{{changes.says}}</a></li>{{/if}}
<li>This page as <a href="{{address twins.record}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a></li>
<li><a href="{{root}}index.html#method">How verdicts come about</a></li>
</ul>
<p class="muted">{{state}}</p>
</section>
`), htmlMedium, partials);

/** The body of a server page around the counts and the table of tools. */
export const serverHtml = { opening, closing };
