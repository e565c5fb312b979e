import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { applyPatch } from 'diff';
import { maskSettings } from '../../src/targets/masking/mask-settings.ts';
import { runToolrisk, temporaryFolder } from '../cli/run-toolrisk.ts';

const folder = temporaryFolder();
let made = 0;

function settings(name: string, text: string): string {
  const path = join(folder, `case-${made += 1}`, name);
  mkdirSync(dirname(path));
  writeFileSync(path, text);
  return path;
}

/** Every one of these is a credential; none may be seen again. */
const canaries = ['hunter2', 'correct-horse', 'Ax9-plain', 'sk-ant-api03-dummydummy', 'ghp_dummydummydummydummydummydummy00', 'xoxb-1234-dummy', 'AKIADUMMYDUMMYDUMMY', 'eyJkdW1teSI6MX0.eyJkdW1teSI6MX0.c2ln',
  'ZHVtbXktcGVt', 'p4ss', '3f9a1c77d04be2285a6f', 'me-at-work'];
const [plain, horse, short, anthropic, github, slack, aws, jwt, pem, pass, drawn, user] = canaries as [string, string, string, string, string, string, string, string, string, string, string, string];

/** A client's settings with credentials in every place they are kept. */
const config = {
  model: 'opus', apiKeyHelper: plain, primaryApiKey: anthropic, session_cookie: short, DSN: `postgres://${user}:${pass}@db.example/x`, note: `the old one was ${github}`, pin: 482_133_977,
  env: { MODE: short, ANYTHING: horse },
  mcpServers: {
    a: { command: 'npx', args: ['a', '--token', plain, `--api-key=${horse}`, '-e', `SLACK_TOKEN=${slack}`, '--region', 'eu'], env: { LEVEL: short } },
    b: { url: `https://${user}:${pass}@host.example/mcp/${drawn}/sse?key=${plain}`, headers: { 'X-Trace': short, Authorization: `Bearer ${jwt}` } },
    c: { command: 'sh', args: ['-c', `AWS_ACCESS_KEY_ID=${aws} run --password ${horse} --header "Authorization: Token ${short}"`] },
  },
  oauth: { client: short, nested: { list: [plain, horse] } },
  certificate: `-----BEGIN PRIVATE KEY-----\n${pem}\n-----END PRIVATE KEY-----\n`,
  permissions: { allow: ['Bash(ls:*)', 'mcp__slack__old'], deny: [`Bash(curl -H "X-Api-Key: ${short}" https://host.example/${drawn})`] },
};

const toml = `model = "opus"\napi_key = '${plain}'\nconnection_string = """\nServer=x;\nPassword=${horse}\n"""\n# token = "${short}" was the old one\n`
  + `[mcp_servers.slack]\ncommand = "npx"\nargs = ["-y", "slack", "--token", "${plain}", "--mode", "fast"]\nenv = { SLACK_BOT_TOKEN = "${slack}", MODE = "${short}" }\n`
  + `bearer_token = "${anthropic}"\nhttp_headers = { "X-Trace" = "${short}" }\nenabled_tools = ["old"]\n[mcp_servers.slack.env_http_headers]\nA = "${horse}"\n[[others]]\nsecret = "${user}"\n`;

const yaml = `apiVersion: v1\nbinds:\n- port: 3000\n  listeners:\n  - routes:\n    - backends:\n      - mcp:\n          targets:\n          - name: slack\n            stdio:\n              cmd: npx\n`
  + `              args: [slack, --api-key, ${plain}]\n              env:\n                MODE: ${short}\n          - name: other\n            mcp:\n              host: https://${user}:${pass}@host.example/${drawn}/mcp\n`
  + `      policies:\n        backendAuth:\n          key: ${horse}\n        headers:\n        - {name: x, value: ${short}}\n# password: ${horse}\npem: |\n  -----BEGIN RSA PRIVATE KEY-----\n  ${pem}\n  -----END RSA PRIVATE KEY-----\n`;

const silent = (text: string) => canaries.filter((canary) => text.includes(canary));

describe('a settings file that is shown', () => {
  const indented = JSON.stringify(config, null, 2);
  const texts: [string, string][] = [
    ['JSON on one line', JSON.stringify(config)], ['JSON on many lines', indented],
    ['JSON with comments', `// token: ${plain}\n/* "password": "${horse}" */\n${indented.replace('"model"', `// "apiKey": "${short}",\n  "model"`)}`],
    ['JSON with Windows line endings', indented.replaceAll('\n', '\r\n')], ['TOML', toml], ['YAML', yaml], ['what is none of them', `{ "token": "${plain}", password = "${horse}"\n  apiKey: ${short}`],
  ];
  for (const [what, text] of texts) {
    test(`holds no credential: ${what}`, () => {
      const shown = maskSettings(text);
      assert.deepEqual(silent(shown), []);
      assert.equal(shown.split('\n').length, text.split('\n').length, 'lines stay lines');
      // In YAML the mask itself is a list.
      if (what !== 'YAML') assert.equal(maskSettings(shown), shown, 'and are masked once');
    });
  }

  test('keeps what policies say, and stays readable', () => {
    const said = `{"permission":{"slack_get_token":"ask","slack_rotate_secret":"deny","x_password":{"limit":[{"max":10}]}},"permissions":{"allow":["mcp__vault__read_secret","Read(./src/**)"]},"args":["--port","8080"],"url":"https://host.example/mcp"}`;
    assert.equal(maskSettings(said), said);
    const rules = 'binds:\n- policies:\n    mcpAuthorization:\n      rules:\n      - mcp.tool.name == "get_token" && mcp.tool.target == "vault"\n';
    assert.equal(maskSettings(rules), rules);
    assert.match(maskSettings(indented), /"args": \[\s+"a",\s+"--token",\s+"\[masked\]",\s+"--api-key=\[masked\]",\s+"-e",\s+"SLACK_TOKEN=\[masked\]",\s+"--region",\s+"eu"/);
    assert.match(maskSettings(indented), /"url": "https:\/\/host\.example\/mcp\/…\/sse\?…"/);
  });
});

describe('what a settings file keeps without naming it a credential', () => {
  const shownOf = (value: object) => maskSettings(JSON.stringify(value));
  const args = (...list: string[]) => ({ s: { command: 'npx', args: list } });
  const hidden: [string, string, string][] = [
    ['a password behind -p', shownOf(args('sh', '-c', 'mysql -u root -pcanaryEEE555 db')), 'mysql -u root -p[masked] db'],
    ['a password behind -p that is a word', shownOf(args('-c', 'mysqldump -pcanary db')), 'mysqldump -p[masked] db'],
    ['an argument -p…', shownOf(args('-pcanaryEEE555')), '"-p[masked]"'],
    ['an argument -p… of mysql', shownOf({ s: { args: ['-uroot', '-pcanary'], command: '/usr/bin/mysql' } }), '["-uroot","-p[masked]"]'],
    ['an argument behind -a of redis-cli', shownOf({ s: { command: ['redis-cli', '-a', 'canary', '-n', '4'] } }), '["redis-cli","-a","[masked]","-n","4"]'],
    ['the password of curl -u', shownOf(args('-c', 'curl -u bob:canaryHHH888 https://host.example/')), 'curl -u bob:[masked] https://host.example/'],
    ['the password of an argument -u', shownOf(args('curl', '-u', 'bob:canary')), '"-u","bob:[masked]"'],
    ['the password of curl --user in a policy', shownOf({ permissions: { allow: ['Bash(curl --user bob:canaryHHH888)'] } }), 'Bash(curl --user bob:[masked])'],
    ['a key behind -k', shownOf(args('-c', 'serve -k canaryBBB222 --port 8080')), 'serve -k [masked] --port 8080'],
    ['an argument behind -k', shownOf(args('-k', 'canaryBBB222', '--port', '8080')), '"-k","[masked]","--port","8080"'],
    ['a variable behind -e', shownOf(args('run', '-e', 'TOK=canaryPPP678', '-e', 'B=canary')), '"-e","TOK=[masked]","-e","B=[masked]"'],
    ['a header behind -H', shownOf(args('-H', 'X-Trace: canary', '-H', 'Accept: text/html')), '"-H","X-Trace: [masked]","-H","Accept: text/html"'],
    ...['mnemonic', 'license', 'licenseKey', 'seed', 'seedPhrase', 'walletpassphrase', 'passphrase', 'pin', 'passcode'].map((name): [string, string, string] => [`the value of ${name}`, shownOf({ [name]: 'canary canary canary', model: 'opus' }), `{"${name}":"[masked]","model":"opus"}`]),
    ['the words of a mnemonic', shownOf({ mnemonic: ['canary', 'canary'] }), '["[masked]","[masked]"]'],
    ['values of headersHelper', shownOf({ s: { headersHelper: { X: 'canary' } } }), '{"X":"[masked]"}'],
    ['the value of headersHelper', shownOf({ s: { headersHelper: 'echo canary' } }), '"headersHelper":"[masked]"'],
    ...['env2', 'envFile', 'ENV_EXTRA', 'extraEnv', 'docker_env', 'terminal.integrated.env.linux', 'defaultHeaders', 'custom-headers'].map((name): [string, string, string] => [`values of ${name}`, shownOf({ [name]: { X: 'canary' } }), `{"${name}":{"X":"[masked]"}}`]),
    ['texts NAME=value in a list', shownOf({ s: { env: ['TOK=canaryPPP678'], envList: ['TOK=canary'] } }), '{"env":["[masked]"],"envList":["[masked]"]}'],
    ['TOML', maskSettings('[mcp_servers.s]\nenv2 = ["TOK=canaryPPP678"]\nlicense = "canary"\nargs = ["-pcanaryEEE555"] # password canary\n'), 'args = ["-p[masked]"] # password [masked]'],
    ['YAML', maskSettings('s:\n  envFile: [TOK=canaryPPP678]\n  mnemonic: canary canary\n  args: [-k, canaryBBB222, -u, "bob:canary"] # pin canary\n'), 'args: [-k, [masked], -u, "bob:[masked]"] # pin [masked]'],
    ...['password canary', 'the password is canary', 'Password: canary, and more', 'token: canary', 'token -> canary', 'API key canary11', 'secret "canary canary"', "passphrase: it's *canary", '(password canary)', 'mnemonic canary canary canary', 'seed phrase: the canary canary', 'passphrase = canary canary'].flatMap((said): [string, string, string][] => [
      [`a line of JSON that says ${said}`, maskSettings(`{\n  // ${said}\n  "port": 8080\n}`), '"port": 8080'], [`a comment in JSON that says ${said}`, maskSettings(`{ /* ${said} */ "port": 8080 }`), '*/ "port": 8080'],
      [`a comment in TOML that says ${said}`, maskSettings(`port = 8080 # ${said}\nmodel = "opus"\n`), '\nmodel = "opus"\n'], [`a comment in YAML that says ${said}`, maskSettings(`port: 8080 # ${said}\nmodel: opus\n`), '\nmodel: opus\n'],
    ]),
    ['a sentence in a value', shownOf({ note: 'the password is canary77, the port 8080' }), 'the password is [masked], the port 8080'],
  ];
  for (const [what, shown, says] of hidden) {
    test(`is masked: ${what}`, () => {
      assert.ok(!/canary/i.test(shown), shown);
      assert.ok(shown.includes(says), shown);
    });
  }

  const plainTexts: [string, string][] = [
    ['arguments', JSON.stringify({ s: { command: 'docker', args: ['run', '-p', '8080:80', '--port', '8080', '-u', '1000:1000', '--user', 'node:node', '-k', 'overlays/dev', '-path', '-print', '-p', '3000', '-v', '/a:/b', '-n', 'abc123'] } })],
    ['commands', JSON.stringify({ permissions: { allow: ['Bash(mkdir -p src/New1)', 'Bash(docker run -p 8080:80 -it image:v2)', 'Bash(curl -k https://host.example/)', 'Bash(npm run test:*)', 'Bash(git log -p)', 'Bash(mysql -u root db)', 'Read(./.env)'] } })],
    ['servers and tools that are named like variables', JSON.stringify({ mcpServers: { envoy: { command: 'npx', args: ['envoy'] }, 'header-tool': { command: 'x' } }, permission: { env_get: 'ask', env_list: 'deny' } })],
    ['switches', JSON.stringify({ inheritEnv: true, extraEnv: null })],
    ['comments', '{\n  // the token is stored in the vault, password for staging: see the helper\n  // key bindings of 2024, secrets are rotated\n  "port": 8080 // --port 8080\n}'],
    ['values of prose', JSON.stringify({ note: 'tokens for the model, a password manager, api key rotation' })],
  ];
  for (const [what, text] of plainTexts) test(`stays readable: ${what}`, () => assert.equal(maskSettings(text), text));
});

describe('policy --merge into a file with credentials', () => {
  const cases: [string, string, string][] = [
    ['claude-code', 'settings.json', JSON.stringify(config)],
    ['claude-code', 'settings.json', JSON.stringify(config, null, 2)],
    ['opencode', 'opencode.json', JSON.stringify({ ...config, permission: { slack_old: 'ask' } })],
    ['vscode', 'settings.json', JSON.stringify(config, null, '\t')],
    ['codex', 'config.toml', toml],
  ];
  for (const [product, name, text] of cases) {
    for (const how of ['--dry-run', '--yes']) {
      test(`says none of them: ${product}, ${text.includes('\n') ? 'many lines' : 'one line'}, ${how}`, async () => {
        const path = settings(name, text);
        const { code, stdout, stderr } = await runToolrisk(['policy', 'slack', '--for', product, '--merge', path, how]);
        assert.equal(code, 0, stderr);
        assert.deepEqual(silent(stdout + stderr), []);
        assert.match(stdout + stderr, /^@@ /m);
        const after = readFileSync(path, 'utf8');
        if (how === '--dry-run') assert.equal(after, text);
        else for (const canary of canaries.filter((one) => text.includes(one))) assert.ok(after.includes(canary), `the file itself keeps ${canary}`);
      });
    }
  }

  test('shows the same lines as changed as without a mask, and says that it masked', async () => {
    const path = settings('settings.json', JSON.stringify(config, null, 2));
    const before = readFileSync(path, 'utf8');
    const { stdout, stderr } = await runToolrisk(['policy', 'slack', '--for', 'claude-code', '--merge', path, '--dry-run']);
    assert.match(stderr, /what looks like a credential is masked in the changes shown here, and in them alone\.$/m);
    const patched = applyPatch(maskSettings(before), stdout);
    await runToolrisk(['policy', 'slack', '--for', 'claude-code', '--merge', path, '--yes']);
    assert.equal(patched, maskSettings(readFileSync(path, 'utf8')));
  });

  test('says none in what is wrong with the file either', async () => {
    for (const [product, name, text] of [
      ['claude-code', 'settings.json', `{"env":{"TOKEN":"${plain}"},"permissions":"${github}"`],
      ['codex', 'config.toml', `token = ${plain}\n`], ['agentgateway', 'config.yaml', `token: "${plain}\n${horse}: ]${short}`],
    ] as const) {
      const { code, stdout, stderr } = await runToolrisk(['policy', 'slack', '--for', product, '--merge', settings(name, text), '--dry-run']);
      assert.equal(code, 2);
      assert.deepEqual(silent(stdout + stderr), [], stderr);
    }
  });
});
