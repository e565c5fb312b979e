import type { ServerRecord } from '../../src/schema/catalog/record.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { evidenceAt, imaginedServer } from './imagined-server.ts';

/** What strangers may write in the hope of leaving their place in a page. */
export const attacks: Record<string, string> = {
  'HTML in content': '<img src=x onerror=window.attacked=1><script>window.attacked=1</script></p></code></pre></blockquote></main><h1>x</h1><iframe>',
  'HTML in attributes': '" onmouseover="window.attacked=1" x=\' autofocus onfocus=alert(1) \'><svg onload=alert(1)>',
  comments: '--><!-- --!> <![CDATA[ ]]> <?php <!DOCTYPE html>',
  entities: '&lt;b&gt; &#60;script&#62; &amp;quot; &NewLine;',
  'hidden characters': '\u202e\u2066\u200b\u0000\u001b[31m\ufeff\u{e0041}\ud800',
  'Markdown links': '[click](javascript:alert(1)) ![i](https://evil.example/i.png) [a]: https://evil.example "t" [a] <https://evil.example> https://evil.example www.evil.example m@evil.example',
  'Markdown blocks': '\n# Heading\n\n- item\n1. one\n> quote\n\n***\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n    code\n\n```js\nx\n```\n~~~\ny\n~~~\nTitle\n===\n',
  'Markdown spans': '`a` ``b`` ```c``` **bold** __bold__ *it* _it_ ~~gone~~ \\ \\` $x$ ^up^ [^1] :smile: <b>b</b> &copy; `',
  'cells of tables': '| \\| \\\\| `|` `\\|` |\n| x |',
  templates: '{{name}} {{{name}}} {{#each this}} {{> policy}} ${name} <%= name %> <!--toolrisk:head--><!--toolrisk:body-->',
  addresses: '../../x?y#z%2e%2e/javascript:alert(1)//>)< >',
};

/** A server in which a stranger's words stand in every field that can hold them; harmless words give the same page. */
export function serverSaying(words: string): ServerRecord {
  const said = (field: string) => `${field} ${words} ${field}`;
  const definition: ToolDefinition = {
    name: said('name'), title: said('title'), description: said('description'),
    inputSchema: {
      type: 'object', required: [said('parameter')],
      properties: {
        [said('parameter')]: { type: 'string', description: said('meaning') },
        [said('choice')]: { enum: [said('value')], description: said('meaning') },
        [said('typed')]: { type: said('type'), items: { type: said('item') } },
        [said('outer')]: { type: 'object', properties: { [said('inner')]: { const: said('constant') } } },
      },
    },
    annotations: { title: said('hint title'), readOnlyHint: true },
  };
  const name = definition.name;
  const evidence = evidenceAt(name, words, { in: 'name', path: '/name' });
  const record = imaginedServer([
    [definition, {
      class: 'destructive', severity: 'critical', decision: 'limit', couldBe: { class: 'financial', severity: 'critical' }, subBadges: ['Sends'], facets: { effects: ['delete', 'communicate'], reachOut: 'public' },
      flags: ['reads-private', 'reads-untrusted', 'external-comm'],
      evidence: [
        evidence,
        evidenceAt(said('description'), words, { in: 'description', path: '/description' }),
        evidenceAt(said('parameter'), words, { in: 'input', path: `/inputSchema/properties/${said('parameter').replaceAll('~', '~0').replaceAll('/', '~1')}` }),
        evidenceAt(said('instructions'), words, { in: 'server', path: '/instructions' }),
        evidenceAt(said('description'), words, { in: 'description', path: '/description', facet: 'flags', value: 'instructions-in-definition' }),
        evidenceAt(said('parameter'), words, { in: 'input', path: `/inputSchema/properties/${said('parameter').replaceAll('~', '~0').replaceAll('/', '~1')}`, facet: 'flags', value: 'hidden-characters' }),
      ],
      overruled: [{ ...evidence, because: { in: 'title', path: '/title', start: 0, end: 5, text: 'title' } }],
      hints: [{ id: 'hint-understated', hint: 'readOnlyHint', declared: true, severity: 'high', says: said('finding') }],
      derivation: [{ step: 'class', id: 'name-says-so', says: said('step'), result: said('result') }],
      actions: [{ parameter: `/properties/${said('choice')}`, value: said('value'), class: 'destructive', severity: 'critical', decision: 'deny' }],
      attacks: [{ id: 'prompted-deletion', with: [] }],
    }],
    [{ name: said('other name'), description: said('other') }, { class: 'destructive', severity: 'high', decision: 'ask' }],
  ], {
    title: said('server'), about: said('about'), license: said('licence'), protocolVersion: said('protocol'), url: said('url'), since: said('since'),
    package: { registry: 'npm', name: said('package'), version: said('version'), license: null }, instructions: said('instructions'),
    serverInfo: { name: said('own name'), title: said('own title'), version: said('own version'), icons: [{ src: said('icon') }] },
    links: { source: `https://example.org/${words}`, homepage: `https://example.org/${words}` },
  });
  // Addresses of pages are ours, however the names are spelled.
  record.tools.forEach((tool, index) => { tool.slug = `slug-${index}`; });
  return record;
}
