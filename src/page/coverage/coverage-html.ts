import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { htmlMedium } from '../media/html-medium.ts';
import type { CoverageView } from './coverage-view.ts';

/** The body of the page about what the catalog covers. */
export const coverageHtml = compileTemplate<CoverageView>(compact(`
<h1>{{title}}</h1>
<p class="lead">{{lead}}</p>
{{#if shares}}
<div class="scroll" tabindex="0" role="region" aria-label="Covered"><table class="measures"><thead><tr><th scope="col">Of</th><th scope="col">Packages</th><th scope="col">Downloads a month</th><th scope="col">Share</th></tr></thead><tbody>
{{#each shares}}
<tr><th scope="row">{{of}}</th><td>{{packages}}</td><td>{{downloads}}</td><td>{{share}}</td></tr>
{{/each}}
</tbody></table></div>
{{/if}}
{{#if leftOut}}
<section id="left-out"><h2>Left out, and why</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Left out"><table class="measures"><thead><tr><th scope="col">Reason</th><th scope="col">Packages</th><th scope="col">Downloads a month</th></tr></thead><tbody>
{{#each leftOut}}
<tr><th scope="row">{{reason}}<p>{{says}}</p></th><td>{{packages}}</td><td>{{downloads}}</td></tr>
{{/each}}
</tbody></table></div>
</section>
{{/if}}
{{#if next}}
<section id="next"><h2>Not yet in the catalog</h2>
<p>The most downloaded packages that nothing speaks against so far.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Not yet in the catalog"><table class="measures"><thead><tr><th scope="col">Package</th><th scope="col">Downloads a month</th></tr></thead><tbody>
{{#each next}}
<tr><th scope="row">{{prose package}}</th><td>{{downloads}}</td></tr>
{{/each}}
</tbody></table></div>
</section>
{{/if}}
<p>This page as <a href="{{address twins.json}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a>.</p>
`), htmlMedium);
