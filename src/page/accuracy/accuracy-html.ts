import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { htmlMedium } from '../media/html-medium.ts';
import type { AccuracyView } from './accuracy-view.ts';

const figures = compact(`
<div class="scroll" tabindex="0" role="region" aria-label="{{title}}, {{region}}"><table class="measures"><thead><tr><th scope="col">{{title}}</th><th scope="col">Share</th><th scope="col">95 % interval</th></tr></thead><tbody>
{{#each figures}}
<tr{{#if isHeadline}} class="headline"{{/if}}><th scope="row">{{label}}{{#if says}}<p>{{says}}</p>{{/if}}</th><td>{{share}}<p>{{counts}}</p></td><td>{{interval}}</td></tr>
{{/each}}
</tbody></table></div>
`);

const band = compact(`
<tr><th scope="row">{{band}}<p>{{says}}</p></th><td>{{ofAll}}</td><td>{{stated}}</td><td>{{class.share}}<p>{{class.counts}}</p></td><td>{{class.interval}}</td><td>{{severity.share}}<p>{{severity.counts}}</p></td><td>{{severity.interval}}</td></tr>
`);

/** The body of the page about accuracy. */
export const accuracyHtml = compileTemplate<AccuracyView>(compact(`
<h1>{{title}}</h1>
<p class="lead">{{lead}}</p>
<p>{{ground}}</p>
<dl class="headlines">
{{#each headline}}
<div><dt>{{set}}</dt><dd><b>{{share}}</b> <span>{{counts}}, 95 % interval {{interval}}</span></dd></div>
{{/each}}
</dl>
<nav class="jump" aria-label="On this page"><a href="#measured">What was measured</a>{{#each sets}} <a href="#{{set}}">{{title}}</a>{{/each}} <a href="#confidence">Confidence</a> <a href="#elsewhere">Other sets</a></nav>
<section id="measured"><h2>What was measured</h2>
<dl class="method">
{{#each about}}
<div><dt>{{title}}</dt><dd>{{says}}</dd></div>
{{/each}}
</dl>
</section>
{{#each sets}}
<section id="{{set}}"><h2>{{title}}</h2>
<p>{{size}} {{says}}</p>
{{#each groups}}
{{> figures region=../title}}
{{/each}}
{{#if means}}<p>{{means}}</p>{{/if}}
{{#if byClass}}
{{#with byClass}}
<h3>By class</h3>
<div class="scroll" tabindex="0" role="region" aria-label="By class, {{../title}}"><table class="measures"><thead><tr><th scope="col">Class</th><th scope="col">Precision</th><th scope="col">95 % interval</th><th scope="col">Recall</th><th scope="col">95 % interval</th></tr></thead><tbody>
{{#each classes}}
<tr><th scope="row">{{class}}</th><td>{{precision.share}}<p>{{precision.counts}}</p></td><td>{{precision.interval}}</td><td>{{recall.share}}<p>{{recall.counts}}</p></td><td>{{recall.interval}}</td></tr>
{{/each}}
</tbody></table></div>
{{#if thin}}<p>{{thin}}</p>{{/if}}
<h3>Labels and the verdicts they got</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Labels and verdicts, {{../title}}"><table class="confusion"><thead><tr><th scope="col">Label ↓ Verdict →</th>{{#each confusion.verdicts}}<th scope="col">{{this}}</th>{{/each}}</tr></thead><tbody>
{{#each confusion.rows}}
<tr><th scope="row">{{label}}</th>{{#each cells}}<td{{#if isRight}} class="right"{{/if}}{{#if isDangerous}} class="dangerous"{{/if}}>{{count}}</td>{{/each}}</tr>
{{/each}}
</tbody></table></div>
{{/with}}
{{/if}}
{{#if reliability}}
<h3>Confidence stated and measured</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Confidence, {{title}}"><table class="measures"><thead><tr><th scope="col">Band</th><th scope="col">Of all tools</th><th scope="col">Stated</th><th scope="col">Class right</th><th scope="col">95 % interval</th><th scope="col">Severity within one step</th><th scope="col">95 % interval</th></tr></thead><tbody>
{{#each reliability}}
{{> band}}
{{/each}}
</tbody></table></div>
{{/if}}
<h3>Where verdict and label differ</h3>
<p>{{differing}}</p>
{{#if disagreements}}
<ul class="differing">
{{#each disagreements}}
<li><b>{{prose tool}}</b><span>Label: {{label}}. {{because}}</span><span>Verdict: {{verdict}}. <small>Rules: {{prose rules}}.</small></span></li>
{{/each}}
</ul>
{{/if}}
</section>
{{/each}}
<section id="confidence"><h2>The table that confidence is looked up in</h2>
<p>{{confidence.measured}}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Bands of confidence"><table class="measures"><thead><tr><th scope="col">Band</th><th scope="col">Of all tools</th><th scope="col">Stated</th><th scope="col">Class right</th><th scope="col">95 % interval</th><th scope="col">Severity within one step</th><th scope="col">95 % interval</th></tr></thead><tbody>
{{#each confidence.bands}}
{{> band}}
{{/each}}
</tbody></table></div>
<div class="scroll" tabindex="0" role="region" aria-label="Table of confidence"><table class="measures"><thead><tr><th scope="col">Pattern of evidence</th><th scope="col">Of all tools</th><th scope="col">Confidence</th><th scope="col">Class right</th><th scope="col">95 % interval</th><th scope="col">Severity within one step</th><th scope="col">95 % interval</th></tr></thead><tbody>
{{#each confidence.rows}}
<tr><th scope="row">{{says}}</th><td>{{ofAll}}</td><td>{{stated}}<p>{{band}}</p></td><td>{{class.share}}<p>{{class.counts}}</p></td><td>{{class.interval}}</td><td>{{severity.share}}<p>{{severity.counts}}</p></td><td>{{severity.interval}}</td></tr>
{{/each}}
</tbody></table></div>
</section>
<section id="elsewhere"><h2>On other sets</h2>
<p>These sets are not part of the project, and its tests do not measure them again: each figure is of the day beside it.</p>
{{#each elsewhere}}
<h3>{{title}}, measured {{measured}}</h3>
<p>{{says}}</p>
{{> figures region="Figures"}}
{{#if mean}}<p>{{mean}}</p>{{/if}}
{{/each}}
<p>This page as <a href="{{address twins.json}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a>.</p>
</section>
`), htmlMedium, { figures, band });
