import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { htmlMedium } from '../media/html-medium.ts';
import { policyHtml } from '../products/policy-html.ts';
import type { ToolView } from './tool-view.ts';

/** The body of a tool page. */
export const toolHtml = compileTemplate<ToolView>(compact(`
<p class="path"><a href="{{address server.address}}">{{line server.title}}</a></p>
<h1 class="mono">{{name name}}</h1>
{{#if title}}<p class="muted">Titled “{{line title}}” by its server</p>{{/if}}
<p class="badges"><span class="badge severity-{{verdict.severity}}">{{verdict.severityLabel}} risk</span> <span class="badge">{{verdict.class}}</span>{{#if found.badge}} <span class="badge severity-high">Holds {{found.badge}}</span>{{/if}}
{{#each verdict.subBadges}} <span class="badge" title="{{says}}">{{label}}</span>{{/each}}{{#if corrected}} <a class="badge" href="#corrected">Corrected by review</a>{{/if}}</p>
<dl class="figures"><div><dt>Recommended</dt><dd>{{verdict.decision}}</dd></div>{{#if verdict.milder}}<div><dt>More likely</dt><dd>{{verdict.milder}}</dd></div>{{/if}}<div><dt>Confidence</dt><dd>{{verdict.confidence}}</dd></div></dl>
{{#if found.badge}}
<section id="found" class="found"><h2>Found in its definition</h2>
<p>No definition should hold this. A model reads it as it reads your words: read it yourself before you let the tool run.</p>
<ul>{{#each found.says}}<li>{{prose this}}</li>{{/each}}</ul>
</section>
{{/if}}
{{#if advisories}}
<section id="advisories" class="found"><h2>Known vulnerabilities of this version</h2>
<ul>{{#each advisories}}<li><b>{{title}}</b> <span class="badge severity-{{severity}}">{{label}}</span> {{#each says}}{{prose this}} {{/each}}</li>{{/each}}</ul>
</section>
{{/if}}
{{#if description.whole}}
<figure class="words"><blockquote>{{description.open}}</blockquote>
{{#if description.isCut}}<details><summary>The whole description</summary><blockquote>{{description.whole}}</blockquote></details>{{/if}}
<figcaption>The server’s own words. They are shown, not trusted.</figcaption></figure>
{{else}}
<p class="muted">Its server gives it no description.</p>
{{/if}}
<nav class="jump" aria-label="On this page"><a href="#policy">Policy</a> <a href="#evidence">Evidence</a> <a href="#attacks">Attack patterns</a> <a href="#derivation">Derivation</a> <a href="#parameters">Parameters</a> <a href="#questions">Questions</a></nav>

<section id="does"><h2>What it does</h2>
<p>{{#each does}}{{prose this}} {{/each}}</p>
{{#if verdict.subBadges}}<ul>{{#each verdict.subBadges}}<li><b>{{label}}</b>: it {{says}}.</li>{{/each}}</ul>{{/if}}
</section>

<section id="why"><h2>Why it needs a policy</h2>
<p>{{#each why}}{{prose this}} {{/each}}</p>
{{#if flags}}<p>Its definition also shows:</p><ul class="flags">{{#each flags}}<li>{{prose this}}</li>{{/each}}</ul>{{/if}}
</section>

<section id="evidence"><h2>From the tool’s definition</h2>
{{#if quotes}}
{{#each quotes}}
<div class="quote"><h3>{{prose place}}</h3>
<p class="verbatim">{{marked pieces}}</p>
<ul>
{{#each findings}}
<li{{#if stoppedBy}} class="overruled"{{/if}}><q>{{line words}}</q> speaks for {{prose speaksFor}}{{#if stoppedBy}} but is overruled by {{prose stoppedBy}}{{/if}}. {{says}} <small>Rule <code>{{rule}}</code>, {{strength}}.</small></li>
{{/each}}
</ul></div>
{{/each}}
<p class="muted">{{#each strengths}}{{#unless @first}} {{/unless}}Evidence that is {{label}} {{says}}.{{/each}}</p>
{{else}}
<p>{{noEvidence}}</p>
{{/if}}
</section>

<section id="attacks"><h2>Documented attack patterns that fit</h2>
{{#if attacks}}
{{#each attacks}}
<details class="card"><summary><b>{{title}}</b> <span class="badge" title="{{status.says}}">{{status.label}}</span><span class="abuses">It abuses that this tool {{abuses}}.{{#if needs}} {{prose needs}}{{/if}}</span></summary>
<p>{{summary}}</p>
<p>{{status.label}}: {{status.says}}.</p>
<h3>What helps</h3>
<ol>{{#each controls}}<li>{{this}}</li>{{/each}}</ol>
{{#if maps}}<p>Mapped to {{prose maps}}.</p>{{/if}}
<h3>References</h3>
<ul>{{#each references}}<li>{{prose this}}</li>{{/each}}</ul>
</details>
{{/each}}
{{else}}
<p>None of the documented patterns fits what its definition shows.</p>
{{/if}}
</section>

<section id="policy"><h2>Recommended policy</h2>
{{> policy}}
</section>

<section id="derivation"><h2>How the verdict came about</h2>
{{#if corrected}}
<p id="corrected">{{prose corrected.says}} Reason: {{line corrected.because}}</p>
{{/if}}
{{#if derivation}}
<ol class="derivation">
{{#each derivation}}
<li>{{line says}} <b>{{line result}}</b> <small>{{step}} <code>{{id}}</code></small></li>
{{/each}}
</ol>
{{/if}}
<p>{{prose confidence}}</p>
{{#if actions}}
<h3>By action</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Verdict by action"><table><thead><tr><th scope="col">Argument</th><th scope="col">Class</th><th scope="col">Severity</th><th scope="col">Decision</th></tr></thead><tbody>
{{#each actions}}
<tr><th scope="row"><code>{{line parameter}}={{line value}}</code></th><td>{{class}}</td><td><span class="badge severity-{{severity}}">{{severityLabel}}</span></td><td>{{decision}}</td></tr>
{{/each}}
</tbody></table></div>
{{/if}}
{{#if facets}}
<h3>Facets{{#if verdict.milder}} of the likelier reading{{/if}}</h3>
<table class="facets"><tbody>
{{#each facets}}
<tr><th scope="row">{{label}}<p>{{says}}</p></th><td>{{value}}</td></tr>
{{/each}}
</tbody></table>
{{/if}}
</section>

<section id="parameters"><h2>Parameters</h2>
{{#if parameters.isKnown}}
{{#if parameters.rows}}
<ul class="parameters">
{{#each parameters.rows}}
<li class="depth-{{depth}}"><code>{{line path}}</code> <span class="muted">{{line type}}{{#if isRequired}}, <b>required</b>{{/if}}</span>{{#if description}}<p>{{description}}</p>{{/if}}</li>
{{/each}}
</ul>
{{#if parameters.left}}<p class="muted">{{parameters.left}} more are in the <a href="{{address twins.json}}">JSON twin</a>.</p>{{/if}}
<p class="muted">Names and descriptions are the server’s own words.</p>
{{else}}
<p>Its input schema names no parameters.</p>
{{/if}}
{{else}}
<p>Unknown: the server gives no input schema. That is not the same as taking no parameters.</p>
{{/if}}
</section>

<section id="annotations"><h2>Annotations</h2>
<p>Hints are what the author says of the tool. A hint may raise a verdict; alone it never lowers one.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Annotations"><table><thead><tr><th scope="col">Hint</th><th scope="col">Declared</th><th scope="col">Could be</th><th scope="col">Found</th></tr></thead><tbody>
{{#each hints}}
<tr><th scope="row"><code>{{hint}}</code></th><td>{{declared}}</td><td>{{suggested}}</td><td>{{#each found}}{{prose this}} {{/each}}</td></tr>
{{/each}}
</tbody></table></div>
</section>

<section id="related"><h2>Related tools</h2>
{{#if related}}
<ul class="related">
{{#each related}}
<li><a class="mono" href="{{address address}}">{{name name}}</a> <span class="badge severity-{{severity}}">{{severityLabel}}</span> <span class="muted">{{class}}, {{relation}}</span></li>
{{/each}}
</ul>
{{else}}
<p>No other tool of its server shares its words or its class.</p>
{{/if}}
</section>

<section id="questions"><h2>Questions</h2>
{{#each questions}}
<details><summary>{{prose ask}}</summary>
{{#each answers}}
<p>{{prose says}}</p>
{{#if snippet}}<pre tabindex="0"><code>{{snippet.text}}</code></pre>{{/if}}
{{/each}}
</details>
{{/each}}
</section>

<section id="provider"><h2>Where it comes from</h2>
<dl class="facts"><div><dt>Server</dt><dd><a href="{{address server.address}}">{{line server.title}}</a></dd></div>
{{#each provider}}
<div><dt>{{label}}</dt><dd>{{prose value}}</dd></div>
{{/each}}
<div><dt>Definition</dt><dd><code class="hash">{{hash}}</code> (SHA-256)</dd></div></dl>
<p>{{prose tokens}}</p>
<p>{{#each counts}}{{prose this}} {{/each}}</p>
</section>

<section id="deeper"><h2>Go deeper</h2>
<ul>
<li><a href="{{address server.address}}">All tools of {{line server.title}}</a></li>
<li>On the command line: <code>{{line explain}}</code></li>
<li>This page as <a href="{{address twins.json}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a>; <a href="{{address twins.record}}">all of the server as JSON</a></li>
<li><a href="{{root}}index.html#method">How verdicts come about</a></li>
<li>Is this wrong? <a href="{{address report}}">Report this verdict</a>; the report names server, tool, definition and rules.</li>
</ul>
<p class="muted">{{state}}</p>
</section>
`), htmlMedium, { policy: compact(policyHtml) });
