import { compact } from '../media/compact.ts';
import { compileTemplate } from '../media/compile-template.ts';
import { htmlMedium } from '../media/html-medium.ts';
import type { ChangesView } from './changes-view.ts';
import type { ServerChangesView } from './server-changes-view.ts';

/** A tool that is different, as an item of a list. */
const changedTool = compact(`
<li>{{#if isRisk}}<span class="badge severity-high">More risk</span> {{/if}}<b class="mono">{{#if was}}{{name was}} → {{/if}}{{#if address}}<a href="{{address address}}">{{name name}}</a>{{else}}{{name name}}{{/if}}</b> <span class="badge severity-{{severity}}">{{severityLabel}}</span> <span class="muted">{{kind}}. {{standing}}</span>
{{#if moves}}<ul>{{#each moves}}<li>{{prose this}}</li>{{/each}}</ul>{{/if}}{{#if left}}<p class="muted">{{left}}</p>{{/if}}</li>
`);

/** The body of the page of all changes. */
export const changesHtml = compileTemplate<ChangesView>(compact(`
<h1>{{title}}</h1>
<p class="lead">{{lead}}</p>
{{#if nothing}}<p>{{nothing}}</p>{{/if}}
{{#if servers}}
<section id="servers"><h2>Servers</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Servers whose earlier versions are recorded"><table class="releases"><thead><tr><th scope="col">Server</th><th scope="col">Versions</th><th scope="col">Releases</th><th scope="col">Added</th><th scope="col">Removed</th><th scope="col">Renamed</th><th scope="col">Changed</th><th scope="col">Wording</th><th scope="col">More risk</th><th scope="col">Worst</th></tr></thead><tbody>
{{#each servers}}
<tr><th scope="row"><a href="{{address address}}">{{line title}}</a></th><td>{{line versions}}</td><td>{{releases}}</td><td>{{added}}</td><td>{{removed}}</td><td>{{renamed}}</td><td>{{changed}}</td><td>{{wording}}</td><td>{{risk}}</td><td><span class="badge severity-{{worst}}">{{worstLabel}}</span></td></tr>
{{/each}}
</tbody></table></div>
</section>
{{/if}}
{{#if risen}}
<section id="risen"><h2>Where risk rose</h2>
{{#each risen}}
<h3><a href="{{address address}}">{{line title}}</a> {{line versions}} <small>{{on}}</small></h3>
<ul class="changes">{{#each tools}}{{> tool}}{{/each}}</ul>
{{#if more}}<p class="muted">{{more}}</p>{{/if}}
{{/each}}
</section>
{{/if}}
<p>This page as <a href="{{address twins.json}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a>.</p>
<p class="muted">{{state}}</p>
`), htmlMedium, { tool: changedTool });

/** The body of the page of the changes of one server. */
export const serverChangesHtml = compileTemplate<ServerChangesView>(compact(`
<p class="path"><a href="{{address server.address}}">{{line server.title}}</a></p>
<h1>{{line title}}</h1>
<p class="lead">{{line lead}}</p>
{{#each releases}}
<section id="{{id}}"><h2>{{line title}}</h2>
<p>{{#if isRisk}}<span class="badge severity-high">More risk</span> {{/if}}{{prose says}}</p>
{{#if moves}}<ul>{{#each moves}}<li>{{#if isRisk}}<span class="badge severity-high">More risk</span> {{/if}}{{prose says}}</li>{{/each}}</ul>{{/if}}
{{#if tools}}<ul class="changes">{{#each tools}}{{> tool}}{{/each}}</ul>{{/if}}
{{#if worded}}<p class="muted">In wording only: {{#each worded}}<span class="mono">{{name this}}</span> {{/each}}{{#if wordedLeft}}and {{wordedLeft}} more{{/if}}</p>{{/if}}
</section>
{{/each}}
<section id="deeper"><h2>Go deeper</h2>
<ul>
<li><a href="{{address all}}">What changed in other servers</a></li>
<li>This page as <a href="{{address twins.json}}">JSON</a> and as <a href="{{address twins.markdown}}">Markdown</a></li>
</ul>
<p class="muted">{{state}}</p>
</section>
`), htmlMedium, { tool: changedTool });
