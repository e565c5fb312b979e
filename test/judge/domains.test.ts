import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { collectFacts } from '../../src/judge/facts/collect-facts.ts';
import { contextOf } from '../../src/judge/facts/context.ts';
import { findDomains } from '../../src/judge/facts/find-domains.ts';
import { splitName } from '../../src/judge/facts/name/split-name.ts';
import { domains as domainTerms, holdings, termsOf } from '../../src/schema/vocabulary.ts';
import type { Domain, Holding } from '../../src/schema/vocabulary.ts';
import { knowledge, toolOf } from './imagined.ts';

const domainsOf = (text: string, { about = '', tools = [] }: { about?: string; tools?: string[] } = {}): Domain[] =>
  findDomains({ tokens: splitName(text), text, about, tools: tools.map(splitName) }, knowledge.domains).map(({ domain }) => domain);

describe('a server named after a service', () => {
  const named: [domain: Domain, ids: string[]][] = [
    ['forge', ['github', 'gitlab', 'GitLab', 'bitbucket', '@modelcontextprotocol/server-github', 'mcp-server-git']],
    ['cluster', ['kubernetes', 'k8s-mcp-server', 'docker', 'helm', 'kubectl-mcp']],
    ['mail', ['gmail', 'sendgrid-mcp', 'imap-mail', 'mailtrap', 'outlook']],
    ['chat', ['slack', 'discord', 'telegram']],
    ['tracker', ['jira', 'linear', 'asana', 'trello']],
    ['documents', ['notion', 'google-drive', 'gdrive', 'confluence', 'obsidian']],
    ['database', ['postgres', 'supabase', 'mongodb', 'airtable', 'snowflake']],
    ['automation', ['n8n', 'zapier']],
    ['browser', ['playwright', 'chrome-devtools', 'puppeteer', 'selenium']],
    ['payments', ['stripe', 'paypal']],
    ['accounting', ['xero', 'quickbooks']],
    ['bank', ['plaid', 'wise']],
    ['exchange', ['binance', 'kraken']],
    ['wallet', ['metamask', 'ethereum']],
    ['markets', ['coingecko', 'yahoo-finance']],
    ['shop', ['shopify', 'woocommerce']],
    ['crm', ['hubspot', 'salesforce']],
    ['support', ['zendesk']],
    ['social', ['twitter', 'youtube']],
    ['secrets', ['vault', '1password']],
    ['identity', ['okta', 'auth0']],
    ['cloud', ['aws', 'cloud-run', 'azure']],
    ['monitoring', ['sentry', 'datadog']],
    ['ci', ['circleci', 'jenkins']],
    ['maps', ['google-maps', 'mapbox']],
    ['weather', ['openweathermap', 'weather']],
    ['calendar', ['google-calendar']],
    ['telephony', ['twilio']],
    ['design', ['figma']],
    ['shell', ['desktop-commander', 'terminal', 'ssh']],
    ['files', ['filesystem']],
    ['knowledge', ['memory']],
    ['web', ['tavily', 'brave-search']],
    ['packages', ['npm', 'hugging-face']],
    ['research', ['arxiv']],
    ['reference', ['wikipedia']],
    ['health', ['epic-fhir']],
    ['hr', ['bamboohr']],
    ['home', ['home-assistant']],
    ['todo', ['todoist']],
    ['cms', ['wordpress', 'contentful']],
    ['media', ['spotify']],
    ['marketing', ['google-ads']],
    ['analytics', ['google-analytics']],
    ['travel', ['booking']],
    ['jobs', ['indeed']],
    ['legal', ['docusign']],
    ['education', ['canvas-lms']],
    ['feedback', ['typeform']],
    ['security', ['snyk']],
    ['apis', ['postman']],
    ['ai', ['openai']],
    ['game', ['unity']],
    ['device', ['android']],
    ['hosting', ['cloudflare']],
    ['dns', ['cloudflare']],
  ];
  for (const [domain, ids] of named) {
    test(`is about ${domain}: ${ids.join(', ')}`, () => assert.deepEqual(ids.filter((id) => !domainsOf(id).includes(domain)), []));
  }

  test('can be of any domain there is', () => {
    assert.deepEqual(termsOf(domainTerms).filter((domain) => !named.some(([known]) => known === domain)), []);
  });

  test('is about one thing where it names one service', () => {
    assert.deepEqual(['github', 'gmail', 'postgres', 'stripe', 'jira', 'kubernetes'].map((id) => domainsOf(id)), [['forge'], ['mail'], ['database'], ['payments'], ['tracker'], ['cluster']]);
  });

  test('is about several things where its service is', () => {
    assert.deepEqual(domainsOf('microsoft-365').sort(), ['calendar', 'chat', 'documents', 'mail']);
    assert.deepEqual(domainsOf('weather-and-maps').sort(), ['maps', 'weather']);
  });
});

describe('an owner in front of a name', () => {
  const owned: [id: string, domains: Domain[]][] = [
    ['docker/notion', ['documents']],
    ['docker/github', ['forge']],
    ['docker/weather', ['weather']],
    ['acme/github', ['forge']],
    ['github/weather', ['weather']],
    ['io-github-x', []],
    ['io-github-someone', []],
    ['io-gitlab-team', []],
    ['com-github-someone-notes', ['documents']],
    ['io.github.someone/weather', ['weather']],
  ];
  for (const [id, domains] of owned) test(`says nothing of what the server is about: ${id}`, () => assert.deepEqual(domainsOf(id), domains));
});

describe('a server with a name that says nothing', () => {
  const told: [what: string, given: { about?: string; tools?: string[] }, domains: Domain[]][] = [
    ['by prose', { about: 'A server for Jira issues and boards' }, ['tracker']],
    ['by prose', { about: 'Sends and reads email through an inbox' }, ['mail']],
    ['by prose', { about: 'Manages a Kubernetes cluster' }, ['cluster']],
    ['by the words of its tools', { tools: ['list_pods', 'get_pod_logs', 'delete_pod'] }, ['cluster']],
    ['by the words of its tools', { tools: ['send_email', 'read_email', 'list_emails'] }, ['mail']],
    ['by the words of its tools', { tools: ['list_pull_requests', 'merge_pull_request', 'create_branch'] }, ['forge']],
    ['by the words of its tools', { tools: ['get_weather', 'get_forecast'] }, ['weather']],
  ];
  for (const [how, given, domains] of told) test(`is known ${how}: ${given.about ?? given.tools!.join(', ')}`, () => assert.deepEqual(domainsOf('acme', given), domains));

  const unknown: [what: string, id: string, given: { about?: string; tools?: string[] }][] = [
    ['nothing', '', {}], ['a plain id', 'example', {}], ['words of any server', 'mcp-server-tools', {}], ['a letter', 'x', {}],
    ['prose that says nothing', 'acme', { about: 'A friendly assistant for all you do' }],
    ['one tool alone', 'acme', { tools: ['list_pods'] }], ['one tool that sends mail', 'acme', { tools: ['send_email'] }],
    ['tools that speak of nothing', 'acme', { tools: ['get_a', 'list_b', 'update_c'] }],
    ['tools that speak of many things', 'acme', { tools: ['get_weather', 'list_pods', 'send_email', 'get_song', 'read_row', 'open_page'] }],
  ];
  for (const [what, id, given] of unknown) test(`stays unknown by ${what}`, () => assert.deepEqual(domainsOf(id, given), []));
});

describe('what a server is about, as facts', () => {
  const factsOf = (server: string, names: string[]) => {
    const tools = names.map((name) => toolOf(name));
    return collectFacts(tools[0]!, contextOf({ server, tools }, knowledge));
  };
  const words = (server: string, fact: 'server.domain' | 'server.holds', names = ['get_thing']) => factsOf(server, names).get(fact)?.map(({ word }) => word);

  test('are absent where nothing names it', () => {
    assert.deepEqual([words('example', 'server.domain'), words('example', 'server.holds')], [undefined, undefined]);
    assert.deepEqual(words('example', 'server.domain', ['list_pods']), undefined);
  });

  test('stand at the words that say so', () => {
    const [fact] = factsOf('my-github', ['get_thing']).get('server.domain')!;
    assert.deepEqual([fact!.in, fact!.text, 'my-github'.slice(fact!.start, fact!.end)], ['server', 'github', 'github']);
  });

  const held: [server: string, holds: Holding][] = [
    ['github', 'account'], ['gmail', 'account'], ['notion', 'account'], ['postgres', 'account'], ['kubernetes', 'account'], ['stripe', 'account'], ['vault', 'account'],
    ['filesystem', 'machine'], ['desktop-commander', 'machine'], ['weather', 'public'], ['google-maps', 'public'], ['arxiv', 'public'], ['wikipedia', 'public'], ['coingecko', 'public'],
  ];
  for (const [server, holds] of held) test(`tell whose data is held: ${server} ${holdings[holds]}`, () => assert.ok(words(server, 'server.holds')?.includes(holds), JSON.stringify(words(server, 'server.holds'))));
});

/** Names of three words, which are not looked up as such yet: take them out when they are. */

describe('each domain', () => {
  for (const [domain, { vendors, words, cases }] of Object.entries(knowledge.domains)) {
    test(`knows services by name, each of which finds it: ${domain}`, () => {
      assert.ok(vendors.length > 0 && words.length > 0 && cases.match.length > 0 && cases.pass.length > 0);
      assert.deepEqual(vendors.filter((vendor) => !domainsOf(vendor).includes(domain as Domain)), []);
    });
  }
});
