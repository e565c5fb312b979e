import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeServer } from '../../src/judge/judge-server.ts';
import { judgeSession } from '../../src/judge/judge-session.ts';
import type { SessionServer } from '../../src/judge/judge-session.ts';
import type { Combination } from '../../src/schema/verdict/assessment.ts';
import { judgeListed, serverIds } from './catalog.ts';
import { knowledge, toolOf } from './imagined.ts';

type Legs = [readsPrivate: string, readsUntrusted: string, externalComm: string];
type Imagined = [name: string, description: string, parameters?: string[]];

const legsOf = ({ suppliers }: Combination) => [suppliers.readsPrivate, suppliers.readsUntrusted, suppliers.externalComm];
const holds = (combination: Combination, tools: Legs) => legsOf(combination).map((suppliers, leg) => suppliers.includes(tools[leg]!));
const imagine = (server: string, tools: readonly Imagined[]) => judgeServer({ server, tools: tools.map((tool) => toolOf(...tool)) }, knowledge);

describe('a server that can leak data by itself', () => {
  const leaking: [server: string, tools: Legs, how: string][] = [
    ['github', ['get_file_contents', 'get_issue', 'create_pull_request'], 'an issue of a stranger has a private file put into a pull request'],
    ['github', ['get_file_contents', 'get_issue', 'create_issue'], 'or into an issue'],
    ['gitlab', ['get_file_contents', 'list_issues', 'create_issue_note'], 'an issue of a stranger has a private file put into a note'],
    ['jira', ['jira_get', 'jira_get', 'jira_post'], 'any path of the service can be read and written'],
    ['linear', ['linear_getIssues', 'linear_getComments', 'linear_createComment'], 'comments are read and written'],
    ['trello', ['get_card', 'get_card_comments', 'add_comment'], 'comments are read and written'],
    ['asana', ['asana_get_task', 'asana_get_task_stories', 'asana_create_task_story'], 'stories are read and written'],
    ['plane', ['get_issue_comments', 'get_issue_comments', 'add_issue_comment'], 'comments are read and written'],
    ['desktop-commander', ['start_process', 'start_process', 'start_process'], 'one command does all three'],
    ['gcloud', ['run_gcloud_command', 'run_gcloud_command', 'run_gcloud_command'], 'one command does all three'],
    ['kubernetes', ['pods_exec', 'pods_exec', 'pods_exec'], 'a command in a pod does all three'],
    ['kubernetes', ['resources_get', 'pods_exec', 'pods_run'], 'a container that is run reaches out'],
    ['kubernetes-kubectl', ['exec_in_pod', 'exec_in_pod', 'exec_in_pod'], 'a command in a pod does all three'],
    ['microsoft-365', ['list-mail-messages', 'get-mail-message', 'send-mail'], 'mail is read and sent'],
    ['gmail', ['read_email', 'search_emails', 'send_email'], 'mail is read and sent'],
    ['mailtrap', ['get-inbound-message', 'get-inbound-message', 'reply-to-inbound-message'], 'mail is read and answered'],
    ['slack', ['slack_get_channel_history', 'slack_get_thread_replies', 'slack_post_message'], 'messages are read and posted'],
    ['playwright', ['browser_cookie_list', 'browser_navigate', 'browser_click'], 'pages are read and filled with the cookies of the user at hand'],
    ['playwright', ['browser_storage_state', 'browser_snapshot', 'browser_type'], 'or with all that the browser keeps'],
    ['puppeteer', ['puppeteer_evaluate', 'puppeteer_navigate', 'puppeteer_fill'], 'a script reads what a page knows of the user'],
    ['selenium', ['get_cookies', 'get_element_text', 'send_keys'], 'pages are read and filled with the cookies of the user at hand'],
    ['chrome-devtools', ['get_network_request', 'take_snapshot', 'fill'], 'pages are read and filled with what they ask for at hand'],
    ['sentry', ['search_events', 'search_issues', 'execute_sentry_tool'], 'errors quote what visitors send, and any tool can be called'],
    ['postman', ['getEnvironments', 'getCollectionComments', 'createCollectionComment'], 'comments are read and written beside the secrets of environments'],
    ['contentful', ['get_entry', 'get_comments', 'publish_entry'], 'comments are read, and entries published'],
    ['apify', ['get-dataset-items', 'get-dataset-items', 'call-actor'], 'what was crawled is read, and programs are started that go anywhere'],
    ['twilio', ['TwilioApiV2010--ListMessage', 'TwilioApiV2010--ListMessage', 'TwilioApiV2010--CreateMessage'], 'text messages are read and sent'],
    ['azure', ['keyvault_secret_get', 'marketplace_product_get', 'communication_email_send'], 'what any publisher wrote is read beside secrets, and mail is sent to any address'],
    ['airtable', ['get_record', 'list_comments', 'create_comment'], 'comments are read and written'],
    ['everything', ['get-env', 'gzip-file-as-resource', 'gzip-file-as-resource'], 'an address of the caller’s choice is fetched beside the environment'],
    ['n8n', ['n8n_executions', 'n8n_executions', 'n8n_test_workflow'], 'a run holds what came in from outside, and a workflow sends'],
  ];
  for (const [server, tools, how] of leaking) {
    test(`is ${server}: ${how}`, async () => {
      const { combination } = await judgeListed(server);
      assert.equal(combination.complete, true);
      assert.deepEqual(holds(combination, tools), [true, true, true], JSON.stringify(tools));
    });
  }

  const shells: [server: string, tool: Imagined][] = [
    ['shell', ['run_command', 'Runs a shell command.', ['command']]],
    ['terminal', ['execute_command', 'Execute a command in the terminal.', ['command']]],
    ['ssh', ['ssh_exec', 'Executes a command on a remote host.', ['host', 'command']]],
    ['bash', ['bash', 'Runs a bash command.', ['command']]],
    ['docker', ['container_exec', 'Runs a command in a container.', ['container', 'command']]],
    ['ops', ['kubectl', 'Runs a kubectl command.', ['command']]],
    ['term', ['write_to_terminal', 'Writes text to the active terminal.', ['command']]],
    ['example', ['run_python', 'Runs Python code on this machine.', ['code']]],
  ];
  for (const [server, tool] of shells) test(`is every one with a shell: ${server}/${tool[0]}`, () => assert.equal(imagine(server, [tool]).combination.complete, true));
});

describe('a server that cannot leak data by itself', () => {
  const safe: [server: string, why: string][] = [
    ['filesystem', 'it reads files of strangers and one’s own, and has no way out'],
    ['google-maps', 'its places are public'],
    ['mapbox', 'its maps are public'],
    ['memory', 'it holds what the agent itself wrote'],
    ['postgres', 'its query cannot write'],
    ['google-drive', 'it only searches'],
    ['coingecko', 'its code runs in a container that reaches public prices only'],
    ['xero', 'its invoices go out, and nobody else writes in its books'],
    ['launchdarkly', 'its switches go nowhere'],
    ['figma', 'it only reads'],
    ['repomix', 'it packs code, and sends none'],
    ['aws-kb-retrieval', 'it only reads'],
    ['elasticsearch', 'it only reads'],
    ['brave-search', 'what it reads is public'],
    ['tavily', 'what it reads is public'],
    ['perplexity', 'what it reads is public'],
    ['context7', 'its documentation is public'],
    ['sequential-thinking', 'it only thinks'],
    ['charts', 'it draws what it is given'],
    ['shadcn', 'its components are public'],
    ['prisma', 'it changes a database of one’s own'],
    ['lara', 'it translates what it is given'],
    ['amap', 'its places are public'],
    ['angular', 'it builds what lies there'],
    ['eslint', 'it only reads'],
    ['bright-data', 'what it reads is public, and its browser is signed in nowhere'],
  ];
  for (const [server, why] of safe) test(`is ${server}: ${why}`, async () => assert.equal((await judgeListed(server)).combination.complete, false));

  const imagined: [server: string, tools: Imagined[]][] = [
    ['weather', [['get_forecast', 'Gets the forecast.', ['city']], ['get_alerts', 'Gets weather alerts.', ['state']]]],
    ['clock', [['get_current_time', 'Gets the current time.', ['timezone']], ['convert_time', 'Converts a time.', ['time']]]],
    ['calculator', [['calculate', 'Calculates an expression.', ['expression']]]],
    ['encyclopedia', [['search_wikipedia', 'Searches Wikipedia.', ['query']], ['get_article', 'Gets an article.', ['title']]]],
    ['web', [['fetch', 'Fetches a URL.', ['url']], ['web_search', 'Searches the web.', ['query']]]],
    ['rates', [['get_exchange_rate', 'Gets an exchange rate.', ['currency']]]],
  ];
  for (const [server, tools] of imagined) test(`is one of ${tools.map(([name]) => name).join(' and ')}`, () => assert.equal(imagine(server, tools).combination.complete, false));
});

describe('a known leak', () => {
  const issue: Imagined = ['get_issue', 'Gets an issue of a repository.', ['repo', 'number']];
  const file: Imagined = ['get_file_contents', 'Gets the contents of a file of a repository.', ['repo', 'path']];
  const pull: Imagined = ['create_pull_request', 'Creates a pull request.', ['repo', 'title', 'body']];
  const reader: Imagined = ['read_email', 'Reads an email.', ['id']];
  const sender: Imagined = ['send_email', 'Sends an email.', ['to', 'subject', 'body']];
  const rows: Imagined = ['execute_sql', 'Runs a SQL query on the database.', ['query']];
  const tickets: Imagined = ['list_support_tickets', 'Lists the tickets that customers wrote.'];
  const answer: Imagined = ['reply_to_ticket', 'Replies to a ticket.', ['id', 'body']];
  const open: Imagined = ['browser_navigate', 'Opens a page.', ['url']];
  const cookies: Imagined = ['browser_get_cookies', 'Gets the cookies of the browser.'];
  const click: Imagined = ['browser_click', 'Clicks an element of the page.', ['ref']];

  const leaks: [what: string, server: string, tools: Imagined[], complete: boolean][] = [
    ['from a public issue by a private repository to a pull request', 'github', [issue, file, pull], true],
    ['of that, without a way to write, is none', 'github', [issue, file], false],
    ['from a mail by the mailbox to a mail', 'post', [reader, sender], true],
    ['of a mail reader alone is none', 'post', [reader], false],
    ['of a mail sender alone is none', 'post', [sender], false],
    ['from a ticket by the rows of a database to the answer', 'desk', [tickets, rows, answer], true],
    ['from a ticket by the rows of a database to a mail', 'desk', [tickets, rows, sender], true],
    ['of a ticket and the rows, without an answer, is none', 'desk', [tickets, rows], false],
    ['from a page by the cookies of the browser to a form', 'browser', [open, cookies, click], true],
    ['of a chat that is read and written', 'chat', [['read_channel', 'Reads the messages of a channel.', ['channel']], ['post_message', 'Posts a message.', ['channel', 'text']]], true],
    ['of a calendar that strangers invite to', 'calendar', [['list_events', 'Lists events.'], ['create_event', 'Creates an event and invites guests.', ['title', 'attendees']]], true],
    ['of documents that are read and shared', 'drive', [['read_document', 'Reads a document.', ['id']], ['share_document', 'Shares a document with a person.', ['id', 'email']]], true],
  ];
  for (const [what, server, tools, complete] of leaks) test(what, () => assert.equal(imagine(server, tools).combination.complete, complete));
});

describe('two servers of one session', () => {
  const listed = async (server: string): Promise<SessionServer> => {
    const { tools, definitions } = await judgeListed(server);
    return { server, tools, definitions };
  };
  const together: [one: string, other: string, complete: boolean][] = [
    ['filesystem', 'tavily', true], ['filesystem', 'mapbox', true], ['google-drive', 'tavily', true], ['postgres', 'tavily', true],
    ['elasticsearch', 'tavily', true], ['stripe', 'brave-search', true], ['stripe', 'filesystem', true], ['shopify', 'perplexity', true],
    ['filesystem', 'memory', false], ['filesystem', 'postgres', false], ['google-maps', 'brave-search', false], ['sequential-thinking', 'context7', false], ['figma', 'brave-search', false],
  ];
  for (const [one, other, complete] of together) {
    test(`that are harmless alone ${complete ? 'can leak' : 'are as harmless'} together: ${one} and ${other}`, async () => {
      assert.deepEqual([(await judgeListed(one)).combination.complete, (await judgeListed(other)).combination.complete], [false, false]);
      const { combination } = judgeSession([await listed(one), await listed(other)])!;
      assert.equal(combination.complete, complete);
      if (complete) assert.deepEqual(new Set(legsOf(combination).flat().map((name) => name.split('/')[0])), new Set([one, other]));
    });
  }

  const session = (servers: [string, Imagined[]][]) => judgeSession(servers.map(([server, tools]) => ({ server, tools: imagine(server, tools).tools, definitions: tools.map((tool) => toolOf(...tool)) })))!;
  test('bring a known leak together: a database of tickets, and mail', () => {
    const { combination } = session([['supabase', [['execute_sql', 'Runs a SQL query on the database.', ['query']], ['list_support_tickets', 'Lists the tickets that customers wrote.']]], ['post', [['send_email', 'Sends an email.', ['to', 'body']]]]]);
    assert.deepEqual([combination.complete, combination.cut], [true, ['supabase/list_support_tickets']]);
  });

  test('bring a known leak together: rows of a database, and a tracker', () => {
    const { combination } = session([['postgres', [['query', 'Runs a read-only SQL query.', ['sql']]]], ['tracker', [['get_issue_comments', 'Gets the comments of an issue.', ['id']], ['add_comment', 'Adds a comment to an issue.', ['id', 'body']]]]]);
    assert.equal(combination.complete, true);
    assert.ok(combination.suppliers.readsPrivate.includes('postgres/query'));
  });
});

describe('the tools named as the cheapest cut', () => {
  test('are the fewest of one leg, on every server of the catalog', async () => {
    for (const server of serverIds) {
      const { combination } = await judgeListed(server);
      const fewest = Math.min(...legsOf(combination).map(({ length }) => length));
      assert.equal(combination.cut?.length ?? 0, combination.complete ? fewest : 0, server);
    }
  });

  test('are the one way out where a server has one', () => {
    const { combination } = imagine('post', [['read_email', 'Reads an email.', ['id']], ['search_emails', 'Searches emails.', ['query']], ['send_email', 'Sends an email.', ['to', 'body']]]);
    assert.deepEqual(combination.cut, ['send_email']);
  });
});
