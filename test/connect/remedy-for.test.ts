import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { GivenBy } from '../../src/connect/launch/given-by.ts';
import { causes } from '../../src/connect/causes.ts';
import type { Cause } from '../../src/connect/causes.ts';
import type { Launch, NpmLaunch } from '../../src/connect/launch/launch.ts';
import type { Observed } from '../../src/connect/observed.ts';
import { neededVariables } from '../../src/connect/remedies/needed-variables.ts';
import type { Asked } from '../../src/schema/network/asked.ts';
import { npmFailure } from '../../src/connect/packages/npm/npm-failure.ts';
import { complaintLine } from '../../src/connect/programs/complaint.ts';
import { remedyFor } from '../../src/connect/remedies/remedy-for.ts';
import { ociLaunch } from '../../src/connect/launch/runner-launch.ts';
import { Unlisted } from '../../src/connect/unlisted.ts';

const npm = (givenBy?: GivenBy): Launch => ({ kind: 'npm', package: 'server', version: 'latest', args: [], env: { KNOWN_ONE: 'x' }, files: {}, hosts: [], ...(givenBy && { givenBy }) });
const image = (givenBy: GivenBy): Launch => ({ ...ociLaunch('a/b:1', { env: { KNOWN_ONE: 'x' } }), givenBy });
const url = (givenBy: GivenBy): Launch => ({ kind: 'url', url: 'https://host.example/mcp', headers: {}, givenBy });
const ended = (...needs: string[]) => new Unlisted('exited', 'it ended', undefined, needs);
const inCell: Observed = { sandbox: 'bwrap' };
const askedFor = (host: string, why: 'not-listed' | 'inner-address') => ({ host, port: 443, allowed: false, why, count: 1 });

describe('what to do about a server at an address', () => {
  /** What can become of one. */
  const reached: Cause[] = ['exited', 'not-mcp', 'refused', 'too-much-output', 'timeout', 'unreachable', 'header-invalid', 'private-address', 'unauthorized', 'sign-in-failed', 'rate-limited', 'http-status', 'redirected', 'wrong-content-type', 'wrong-encoding'];
  test('never speaks of what only a program has', () => {
    for (const cause of reached) for (const by of ['options', 'command', 'config', 'file'] as const) {
      const remedy = remedyFor(new Unlisted(cause, 'it failed'), url(by), {});
      assert.doesNotMatch(remedy, /standard input|standard output|argument|variable|\bvalues\b|\bstart\b|\bwrites\b|--env|--arg/, `${cause} ${by}`);
      assert.ok(remedy !== '' && (remedy !== causes['not-mcp']));
    }
  });
});

describe('what to do about a server that ended', () => {
  const cases: [string, Unlisted, Launch, Observed, string][] = [
    ['npm:', ended(), npm('options'), inCell, 'It may need arguments (--arg VALUE), variables (--env NAME), files that are hidden from it (--allow-path PATH), or a host (--allow-host HOST).'],
    ['npm:, without a sandbox', ended(), npm('options'), { sandbox: 'none' }, 'It may need arguments (--arg VALUE), or variables (--env NAME).'],
    ['oci:', ended(), image('options'), { sandbox: 'docker' }, 'It may need arguments (--arg VALUE), or variables (--env NAME).'],
    ['a command', ended(), npm('command'), inCell, 'It may need other words behind the --, variables (--env NAME before it), files that are hidden from it (--allow-path PATH), or a host (--allow-host HOST).'],
    ['a config', ended(), npm('config'), inCell, 'It may need args or env in its entry, files that are hidden from it (--allow-path PATH), or a host (--allow-host HOST).'],
    ['a container of a config', ended(), image('config'), { sandbox: 'docker' }, 'It may need args or env in its entry.'],
    ['a server file', ended(), npm('file'), inCell, 'It may need what its server file can give it: args, env, files, or a host under network.'],
    ['a URL', ended(), url('options'), {}, 'Check the address, and look into the log of the server: it ended the connection.'],
    ['npm:, of two variables', ended('A_KEY', 'B_KEY', 'KNOWN_ONE'), npm('options'), inCell, 'It asks for A_KEY, B_KEY. For a list a dummy often does: --env A_KEY=dummy --env B_KEY=dummy. Without =dummy it is the value of yours.'],
    ['oci:, of a variable', ended('A_KEY', 'KNOWN_ONE'), image('options'), { sandbox: 'docker' }, 'It asks for A_KEY. For a list a dummy often does: --env A_KEY=dummy. Without =dummy it is the value of yours.'],
    ['a command, of a variable', ended('A_KEY'), npm('command'), inCell, 'It asks for A_KEY. For a list a dummy often does: --env A_KEY=dummy before the --. Without =dummy it is the value of yours.'],
    ['docker run as a command, of a variable', ended('A_KEY'), image('command'), { sandbox: 'docker' }, 'It asks for A_KEY. For a list a dummy often does: -e A_KEY=dummy before its image.'],
    ['a config, of a variable', ended('A_KEY'), npm('config'), inCell, 'It asks for A_KEY. For a list a dummy often does: put it under env in its entry. There ${A_KEY} with --pass-env A_KEY is the value of yours.'],
    ['docker run in a config, of a variable', ended('A_KEY'), image('config'), { sandbox: 'docker' }, 'It asks for A_KEY. For a list a dummy often does: put it under env in its entry, and -e A_KEY before its image. There ${A_KEY} with --pass-env A_KEY is the value of yours.'],
    ['a server file, of a variable', ended('A_KEY'), npm('file'), inCell, 'It asks for A_KEY. For a list a dummy often does: put it under env in its server file.'],
    ['a host', ended(), npm('config'), { asked: [askedFor('api.example.com', 'not-listed')] }, 'It asked for api.example.com:443, which was refused: if you trust it with that, pass --allow-host api.example.com:443.'],
    ['a host, of a server file', ended(), npm('file'), { asked: [askedFor('api.example.com', 'not-listed')] }, 'It asked for api.example.com:443, which was refused: if you trust it with that, put that under network in its server file, or pass --allow-host api.example.com:443.'],
    ['a host that was allowed and lies inside', ended(), npm('options'), { asked: [askedFor('db.example.com', 'inner-address')], direct: 3 }, 'It asked for db.example.com:443, which lies on this machine or in a private network: no option lets a program in the sandbox go there.'],
    ['npx from git', ended(), { kind: 'command', command: '/usr/bin/npx', args: ['-y', 'github:someone/server'], env: {}, hosts: [], givenBy: 'config' }, { sandbox: 'bwrap', asked: [{ ...askedFor('github.com', 'not-listed') }] }, 'It would fetch its program from git, which the sandbox does not let it: clone it yourself, read it, install what it needs, and scan the command that starts it there.'],
    ['a variable and a host', ended('A_KEY'), npm('options'), { asked: [askedFor('telemetry.example.com', 'not-listed')] }, 'It asks for A_KEY. For a list a dummy often does: --env A_KEY=dummy. Without =dummy it is the value of yours.'],
    ['past the proxy', ended(), npm('options'), { direct: 3 }, 'It tried to reach the network without the proxy that it is told of (HTTP_PROXY, HTTPS_PROXY), and nothing left the sandbox. Look whether it can be told to use that proxy; fetch of Node does from Node 22.21 and 24.0 on.'],
    ['one that was given it already', ended('KNOWN_ONE'), npm('file'), inCell, 'It may need what its server file can give it: args, env, files, or a host under network.'],
  ];
  for (const [name, failure, launch, observed, remedy] of cases) test(`fits where it came from: ${name}`, () => assert.equal(remedyFor(failure, launch, observed), remedy));

  const wrote = (says: string) => new Unlisted('exited', `it ended (exit code 1) before it had answered: ${says}`, 'Not shown to it: ~/a.', []);
  const readOnly = 'What it is shown is read-only in the sandbox, and no option changes that. Have it write to /tmp or to its home (HOME) instead, by ';
  const complaints: [string, GivenBy, Observed['sandbox'], string][] = [
    ["Error: EROFS: read-only file system, open './server.log'", 'options', 'bwrap', `${readOnly}arguments (--arg VALUE) or variables (--env NAME=VALUE).`],
    ["OSError: [Errno 30] Read-only file system: 'server.log'", 'command', 'bwrap', `${readOnly}other words behind the --, or variables (--env NAME=VALUE before it).`],
    ['open server.log: read-only file system', 'config', 'docker', `${readOnly}args or env in its entry.`],
    ["Error: EACCES: permission denied, mkdir '/var/lib/server'", 'file', 'bwrap', `${readOnly}args or env in its server file.`],
    ['sh: cannot create server.log: Permission denied', 'file', 'bwrap', `${readOnly}args or env in its server file.`],
    ["Error: EACCES: permission denied, open '/srv/keys'", 'options', 'bwrap', 'Not shown to it: ~/a.'],
    ["Error: EROFS: read-only file system, open './server.log'", 'options', 'none', 'Not shown to it: ~/a.'],
  ];
  for (const [says, by, sandbox, remedy] of complaints) test(`that could not write, ${by}, ${sandbox}: ${says}`, () => assert.equal(remedyFor(wrote(says), npm(by), { ...(sandbox && { sandbox }) }), remedy));

  const ofImage = 'Its image runs read-only and as nobody. Have it write to /tmp or to its home (HOME) instead, by ';
  for (const [by, sandbox, remedy] of [['options', 'podman', 'arguments (--arg VALUE) or variables (--env NAME=VALUE).'], ['config', 'docker', 'args or env in its entry. --user before the image names another user of it.']] as const) {
    test(`that could not write in its image, ${by}, ${sandbox}`, () => assert.equal(remedyFor(wrote("EROFS: read-only file system, open '/app/server.log'"), image(by), { sandbox }), ofImage + remedy));
  }

  test('that could not read in its image', () => {
    const remedies = (['options', 'config'] as const).map((by) => remedyFor(wrote("Error: EACCES: permission denied, open '/root/server.js'"), image(by), { sandbox: 'podman' }));
    const begins = 'Its image runs as nobody: what it needs of its own files must be for all to read.';
    assert.deepEqual(remedies, [begins, `${begins} --user before the image names another user of it.`]);
  });

  const refused = 'it ended (exit code 1) before it had answered: npm error FetchError: request to http://127.0.0.1:9/x failed, reason: connect ECONNREFUSED 127.0.0.1:9';
  test('that asked this machine names no option, for none is taken there', () => {
    const remedy = 'It asked for 127.0.0.1:9, which lies on this machine: no option lets a program in the sandbox go there.';
    assert.equal(remedyFor(new Unlisted('exited', refused), npm('command'), inCell), remedy);
    assert.notEqual(remedyFor(new Unlisted('exited', refused), npm('command'), { sandbox: 'none' }), remedy);
  });

  const rooms: [string, Cause, RegExp][] = [
    ['ENOSPC', 'machine', /^Make room in \/\S+\/toolrisk\/npm, where packages are kept, and in \/\S+, or name others with XDG_CACHE_HOME and TMPDIR\.$/],
    ['EDQUOT', 'machine', /^Make room in /],
    ['EOTHER', 'install-failed', /another version may install/],
  ];
  for (const [code, cause, remedy] of rooms) test(`whose package npm could not install for ${code}`, async () => {
    const stdout = JSON.stringify({ error: { code, summary: `${code}: no such luck, write` } });
    const failure = await npmFailure({ code: 1, stdout, stderr: '', asked: [], overrun: null }, { ...npm(), kind: 'npm', package: 'server', version: '1.0.0' } as NpmLaunch, async () => null);
    assert.equal(failure.cause, cause);
    assert.match(failure.remedy, remedy);
  });

  const asks: [string, Partial<Asked>, Cause][] = [
    ['a host that no rule allows', { host: 'files.example', port: 443, why: 'not-listed' }, 'foreign-dependency'],
    ['nothing that could be read', { host: '', port: 0, why: 'malformed' }, 'install-failed'],
  ];
  for (const [what, ask, cause] of asks) test(`whose package npm could not install when it had asked for ${what}`, async () => {
    const asked: Asked[] = [{ host: '', port: 0, allowed: false, count: 1, ...ask }];
    const failure = await npmFailure({ code: 1, stdout: '{}', stderr: 'killed', asked, overrun: null }, { ...npm(), kind: 'npm', package: 'server', version: '1.0.0' } as NpmLaunch, async () => null);
    assert.equal(failure.cause, cause, failure.says);
  });

  test('is what somebody knew better', () => assert.equal(remedyFor(new Unlisted('exited', 'it ended', 'Do that.'), npm('config'), inCell), 'Do that.'));
});

describe('the telling line of a complaint', () => {
  const log = 'npm error A complete log of this run can be found in: /tmp/home/.npm/_logs/2026-11-30T00_00_00_000Z-debug-0.log\n';
  const cases: [string, string, string][] = [
    ['of npm is none of its log', `npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/x failed, reason: connect ECONNREFUSED 127.0.0.1:9\nnpm error     at ClientRequest.<anonymous> (/a/error.js:1:1)\nnpm error  If you are behind a proxy, please see npm help config\n${log}`, 'npm error FetchError: request to http://127.0.0.1:9/x failed, reason: connect ECONNREFUSED 127.0.0.1:9'],
    ['of npm is none of its log, on a line of its own', 'npm ERR! code E404\nnpm ERR! 404 Not Found - GET http://a.example/x\nnpm ERR! A complete log of this run can be found in:\nnpm ERR!     /tmp/home/.npm/_logs/x-debug.log', 'npm ERR! 404 Not Found - GET http://a.example/x'],
    ['of npm is its last where none tells', `npm error one\nnpm error two\n${log}`, 'npm error two'],
    ['of others is the last that tells', 'starting\nError: no key\nbye', 'Error: no key'],
  ];
  for (const [name, text, line] of cases) test(name, () => assert.equal(complaintLine(text), line));
});

describe('variables that a program names as missing', () => {
  const cases: [string, string, string[]][] = [
    ['in a sentence', 'Error: GITHUB_TOKEN is required', ['GITHUB_TOKEN']],
    ['as it was set in colours', '\u001b[31mGITHUB_TOKEN\u001b[0m environment variable not set', ['GITHUB_TOKEN']],
    ['two of them', 'Please set API_KEY and API_SECRET', ['API_KEY', 'API_SECRET']],
    ['in a list', 'Missing required environment variables:\n  - API_KEY: of your account\n  - API_URL\nSee README_FIRST', ['API_KEY', 'API_URL']],
    ['of one word, where it is called so', 'You must set the environment variable TOKEN!', ['TOKEN']],
    ['in what a checker of schemas says', '[\n {\n "message": "Required",\n "path": [\n "API_KEY"\n ]\n }\n]', ['API_KEY']],
    ['no codes of errors', "Error [ERR_MODULE_NOT_FOUND]: missing\n code: 'ERR_INVALID_ARG_TYPE' is required, MODULE_NOT_FOUND must be", []],
    ['none where nothing is missing', 'GITHUB_TOKEN found, starting', []],
    ['no more than four', 'required: A_A B_B C_C D_D E_E', ['A_A', 'B_B', 'C_C', 'D_D']],
    ['none with anything else in it', 'required: $(rm -rf) A_A;rm `B_b`', ['A_A']],
  ];
  for (const [name, text, names] of cases) test(`are found: ${name}`, () => assert.deepEqual(neededVariables(text), names));
});
