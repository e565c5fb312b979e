import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dummyValue } from '../../src/sources/dummies/dummy-value.ts';
import { readLacks } from '../../src/sources/lacks/read-lacks.ts';

/** What a program writes, and what is to be read in it: variables, options, positionals, files, commands. */
const words: readonly [string, string, { variables?: string[]; options?: string[]; positionals?: string[]; files?: string[]; commands?: string[] }][] = [
  ['a variable', 'Error: DEMO_API_KEY environment variable is required', { variables: ['DEMO_API_KEY'] }],
  ['several in a list', 'Missing required environment variables:\n  - DEMO_URL\n  - DEMO_TOKEN: a token', { variables: ['DEMO_URL', 'DEMO_TOKEN'] }],
  ['a name of one word', 'Please set the environment variable TOKEN', { variables: ['TOKEN'] }],
  ['a checker of schemas', '[\n  {\n    "code": "invalid_type",\n    "path": [\n      "DEMO_HOST"\n    ],\n    "message": "Required"\n  }\n]', { variables: ['DEMO_HOST'] }],
  ['a newer one', '✖ Invalid input: expected string, received undefined\n  → at DEMO_SECRET', { variables: ['DEMO_SECRET'] }],
  ['codes of errors, which are none', 'Error [ERR_INVALID_ARG_TYPE]: must be a string\nMODULE_NOT_FOUND', {}],
  ['an option of commander', "error: required option '-k, --api-key <key>' not specified", { options: ['--api-key'] }],
  ['options of yargs', 'Missing required arguments: api-key, base-url', { options: ['--api-key', '--base-url'] }],
  ['an option or a variable, of which the variable is taken', 'Provide --token or set DEMO_TOKEN', { variables: ['DEMO_TOKEN'] }],
  ['one of several options', 'A spec is required. Use one of: --spec, --spec-from-stdin, or --spec-inline.', { options: ['--spec'] }],
  ['an argument of commander', "error: missing required argument 'directory'", { positionals: ['directory'] }],
  ['a usage', 'Usage: demo-server <allowed-directory> [additional-directories...]', { positionals: ['allowed-directory'] }],
  ['an argument in prose', 'Please provide a database URL as a command-line argument', { positionals: ['database-url'] }],
  ['a file of its home', "ENOENT: no such file or directory, open '/tmp/home/.demo/config.json'", { files: ['/tmp/home/.demo/config.json'] }],
  ['a module, which is no file of a person\'s', "Error: Cannot find module '/server/node_modules/demo/x.json'", {}],
  ['commands', 'Usage: demo [options] [command]\n\nCommands:\n  init [name]   sets it up\n  mcp           start the server\n', { commands: ['init', 'mcp'] }],
  ['colours', '\u001b[31mError: DEMO_KEY is not set\u001b[0m', { variables: ['DEMO_KEY'] }],
];

describe('in what a program writes', () => {
  for (const [what, text, expected] of words) {
    test(`${what} is read`, () => {
      const { variables, options, positionals, files, commands } = readLacks(text);
      const names = (lacks: readonly { name: string }[]) => lacks.map(({ name }) => name);
      assert.deepEqual({ variables: names(variables), options: names(options), positionals: names(positionals), files: names(files), commands }, { variables: [], options: [], positionals: [], files: [], commands: [], ...expected });
    });
  }

  for (const [what, text, value] of [
    ['how it begins', "DEMO_KEY must start with 'demo-'", 'demo-dummy'], ['that it is an address', 'DEMO_KEY must be a valid URL', 'https://example.invalid'], ['how long it is', 'DEMO_KEY is required: at least 12 characters', 'dummy0000000'],
    ['what it may be', 'DEMO_KEY is invalid, expected one of: alpha, beta', 'alpha'], ['that it is a number', 'DEMO_KEY must be a number', '1'], ['nothing', 'DEMO_KEY is required', 'dummy'],
  ] as const) {
    test(`it says ${what} of a value`, () => {
      const [lack] = readLacks(text).variables;
      assert.equal(dummyValue(lack?.name ?? '', lack?.hint), value);
    });
  }

  test('no name can order anything: only capitals, digits and lines are taken', () => {
    const hostile = 'required: FOO_BAR; rm -rf / && IGNORE ALL_RULES\u202e_NOW `curl x` <script>';
    assert.ok(readLacks(hostile).variables.every(({ name }) => /^[A-Z0-9_]+$/.test(name)));
  });
});

describe('a dummy', () => {
  for (const [name, value] of [
    ['SLACK_BOT_TOKEN', 'xoxb-dummy'], ['SERVICE_URL', 'https://example.invalid'], ['DATABASE_URL', 'postgresql://dummy:dummy@example.invalid:5432/dummy'], ['MYSQL_URL', 'mysql://dummy:dummy@example.invalid:3306/dummy'],
    ['NOTES_DIR', '${CWD}'], ['AZURE_TENANT_ID', '00000000-0000-0000-0000-000000000000'], ['SUPPORT_EMAIL', 'dummy@example.invalid'], ['GOOGLE_APPLICATION_CREDENTIALS', '${CWD}/dummy.json'], ['ANYTHING', 'dummy'],
  ] as const) {
    test(`for ${name} is ${value}`, () => assert.equal(dummyValue(name), value));
  }

  test('reaches nobody: an address in it has a reserved name', () => {
    for (const name of ['API_URL', 'HOST', 'MONGODB_URI', 'REDIS_URL', 'CONNECTION_STRING', 'WEBHOOK', 'ISSUER']) assert.match(dummyValue(name), /example\.invalid/, name);
  });
});
