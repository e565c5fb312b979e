import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targetIds } from '../../src/schema/policy.ts';
import type { PolicyRequest, TargetId } from '../../src/schema/policy.ts';
import { decisions, postures, termsOf } from '../../src/schema/vocabulary.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { targets } from '../../src/targets/targets.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';
import { addedRow } from './products/added-rows.ts';
import { outcomeOf } from './read-back.ts';
import type { Outcome } from './read-back.ts';

/** What each product makes of each decision, what it cannot say, and how its sentence begins. */
const table: Record<TargetId, {
  unlisted: Record<PolicyRequest['scope'], Outcome>;
  of: Record<Decision, { outcome: Outcome; lossy: RegExp | null; effect: RegExp }>;
}> = {
  policylayer: {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^do_it can be called, as often as the agent likes\. / },
      limit: { outcome: 'limited', lossy: null, effect: /^do_it can be called at most 30 times a minute under one grant; calls beyond that are denied\. / },
      ask: { outcome: 'hidden and denied', lossy: /cannot wait for a person.*do_it is hidden instead\.$/, effect: /^do_it is taken off the tool list and its calls are denied, because/ },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^do_it is taken off the tool list and its calls are denied\. / },
    },
  },
  'claude-code': {
    unlisted: { tool: 'asks by default', server: 'asks by default' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^Claude Code runs do_it without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^Claude Code asks before each call of do_it, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^Claude Code asks before each call of do_it; where nobody can answer, the call is refused\. / },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^Claude Code does not offer do_it to the model, and refuses calls of it\. / },
    },
  },
  codex: { unlisted: { tool: 'asks by default', server: 'denied' }, of: asking('Codex') },
  'gemini-cli': { unlisted: { tool: 'asks by default', server: 'asks' }, of: asking('Gemini CLI') },
  'copilot-cli': {
    unlisted: { tool: 'asks by default', server: 'asks by default' },
    of: {
      ...asking('Copilot CLI'),
      limit: { outcome: 'asks by default', lossy: /do_it, at most 30 times a minute, is asked about before each call instead\.$/, effect: /^Copilot CLI asks before each call of do_it, because/ },
      ask: { outcome: 'asks by default', lossy: /no flag that asks: do_it is left without one/, effect: /^Copilot CLI asks before each call of do_it; / },
    },
  },
  opencode: { unlisted: { tool: 'runs by default', server: 'asks' }, of: asking('opencode') },
  vscode: {
    unlisted: { tool: 'asks by default', server: 'asks by default' },
    of: {
      allow: { outcome: 'asks by default', lossy: /no setting that allows one tool: do_it is left without a key/, effect: /^VS Code asks before a call of do_it until a person approves it for good, because/ },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^VS Code asks before each call of do_it, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^VS Code asks before each call of do_it\. / },
      deny: { outcome: 'asks', lossy: /no setting that denies a tool.*do_it is asked about before each call instead\.$/, effect: /^VS Code asks before each call of do_it, because no setting denies it\. / },
    },
  },
  cursor: {
    unlisted: { tool: 'asks', server: 'asks' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^Cursor runs do_it without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, is asked about before each call instead\.$/, effect: /^Cursor asks before each call of do_it, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^Cursor asks before each call of do_it\. / },
      deny: { outcome: 'asks', lossy: /Nothing in permissions\.json denies a tool.*do_it is asked about before each call instead\.$/, effect: /^Cursor asks before each call of do_it, because the list can only allow\. / },
    },
  },
  'openai-responses': {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^The model may call do_it, and OpenAI runs the call without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^The response asks for approval before each call of do_it, because/ },
      ask: { outcome: 'asks', lossy: null, effect: /^The response asks for approval before each call of do_it\. / },
      deny: { outcome: 'denied', lossy: /it is not documented what an empty allowed_tools means/, effect: /^do_it is not offered to the model\. / },
    },
  },
  'claude-api': {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^The model may call do_it, and the call runs without asking\. / },
      limit: { outcome: 'hidden and denied', lossy: /do_it, at most 30 times a minute, is disabled instead\.$/, effect: /^do_it is not offered to the model, because the connector cannot limit/ },
      ask: { outcome: 'hidden and denied', lossy: /cannot wait for a person.*do_it is not offered instead\.$/, effect: /^do_it is not offered to the model, because the connector cannot wait for a person\. / },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^do_it is not offered to the model\. / },
    },
  },
  intercept: {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^do_it can be called, as often as the agent likes\. / },
      limit: { outcome: 'limited', lossy: null, effect: /^do_it can be called at most 30 times a minute, by the clock; calls beyond that are denied\. / },
      ask: { outcome: 'hidden and denied', lossy: /cannot wait for a person.*do_it is denied instead\.$/, effect: /^do_it is taken off the tool list and its calls are denied, because/ },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^do_it is taken off the tool list and its calls are denied\. / },
    },
  },
  toolhive: {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^ToolHive lets do_it be called, as often as the agent likes\. / },
      limit: { outcome: 'limited', lossy: null, effect: /^ToolHive lets do_it be called at most 30 times a minute by all users together; calls beyond that are refused\. / },
      ask: { outcome: 'hidden and denied', lossy: /cannot wait for a person.*do_it needs the role mcp-approver instead\.$/, effect: /^ToolHive lets only callers with the role mcp-approver see and call do_it, because/ },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^ToolHive does not list do_it, and refuses its calls\. / },
    },
  },
  agentgateway: gateway('agentgateway', { runs: 'lets do_it be called', denies: 'does not list do_it and refuses its calls' }),
  agentcore: gateway('AgentCore', { runs: 'lets do_it be called', role: 'lets only callers whose token says role mcp-approver call do_it', denies: 'refuses calls of do_it' }),
  'envoy-ai-gateway': gateway('Envoy AI Gateway', { runs: 'exposes do_it', denies: 'does not expose do_it' }),
  opa: {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^OPA answers allow for calls of do_it\. / },
      limit: { outcome: 'limited', lossy: null, effect: /^OPA answers limit for calls of do_it, at most 30 times a minute; your gateway must count them\. / },
      ask: { outcome: 'asks', lossy: null, effect: /^OPA answers ask for calls of do_it; your gateway must wait for a person\. / },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^OPA answers deny for calls of do_it\. / },
    },
  },
  cerbos: gateway('Cerbos', { runs: 'lets do_it be listed and called', role: 'lets only the role mcp-approver call do_it', denies: 'does not let do_it be listed or called' }),
  ...addedRow('decisions'),
};

/** The row of a product without rates that lets a limited tool through, and the role it may know for what should ask. */
function gateway(label: string, { runs, role, denies }: { runs: string; role?: string; denies: string }): (typeof table)[TargetId] {
  const asked = role === undefined ? /cannot wait for a person.*do_it is denied instead\.$/ : /cannot wait for a person.*do_it needs the role mcp-approver instead\.$/;
  return {
    unlisted: { tool: 'denied', server: 'denied' },
    of: {
      allow: { outcome: 'runs', lossy: null, effect: new RegExp(`^${label} ${runs}, as often as the agent likes\\. `) },
      limit: { outcome: 'runs', lossy: /do_it, at most 30 times a minute, runs as often as the agent likes instead\.$/, effect: new RegExp(`^${label} ${runs}, as often as the agent likes, because`) },
      ask: { outcome: 'hidden and denied', lossy: asked, effect: new RegExp(`^${label} ${role ?? denies}, because it cannot wait for a person\\. `) },
      deny: { outcome: 'hidden and denied', lossy: null, effect: new RegExp(`^${label} ${denies}\\. `) },
    },
  };
}

/** The rows of a product that can do all but limit. */
function asking(label: string): (typeof table)[TargetId]['of'] {
  return {
    allow: { outcome: 'runs', lossy: null, effect: new RegExp(`^${label} runs do_it without asking\\. `) },
    limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: new RegExp(`^${label} asks before each call of do_it, because it cannot limit`) },
    ask: { outcome: 'asks', lossy: null, effect: new RegExp(`^${label} asks before each call of do_it; where nobody can answer, the call is refused\\. `) },
    deny: { outcome: 'hidden and denied', lossy: null, effect: new RegExp(`^${label} does not offer do_it to the model, and refuses calls of it\\. `) },
  };
}

/** How sentences tell what becomes of a tool that is not listed. */
const saysOfTheRest = {
  denied: { tool: /Every other tool of GitHub is denied/, server: /Any tool of GitHub that is not listed here, .* is denied\.$/, unlisted: /^Denied: / },
  'asks by default': {
    tool: /Other tools of GitHub stay as they are\.$/, server: /A tool that is not listed, .* stays as it is: by default [\w ]+ asks\.$/, unlisted: /^Left as they are: .* asks/,
  },
  asks: { tool: /Other tools of GitHub ask as long as the list does not name them\.$/, server: /A tool that is not listed, .* is asked about\.$/, unlisted: /^Asked about: / },
  'runs by default': { tool: /Other tools of GitHub stay as they are: by default \w+ runs them\.$/, server: /A tool that is not listed, .* runs without asking\.$/, unlisted: /^Left as they are: .* runs them without asking/ },
};

for (const id of targetIds) {
  const target = targets[id];
  const spelled = (tool: string) => (target.nameOf('github', tool) as { name: string }).name;
  describe(target.label, () => {
    for (const decision of termsOf(decisions)) {
      for (const posture of termsOf(postures)) {
        for (const scope of ['tool', 'server'] as const) {
          const request = imaginedRequest([imaginedItem('do_it', decision)], { posture, scope });
          const isDenied = target.skipsAsking === true && posture === 'strict' && decision === 'ask';
          const { outcome, lossy, effect } = isDenied ? { ...table[id].of.deny, lossy: /lets run unasked what should ask, so posture strict denies it: do_it is denied instead\.$/ } : table[id].of[decision];
          test(`${decision}, ${posture}, for a ${scope}: ${outcome}, and the words agree with the data`, () => {
            const policy = target.build(request);
            const printed = target.print(policy.data);
            assert.equal(outcomeOf[id](printed, spelled('do_it')), outcome);
            const others = table[id].unlisted[scope];
            assert.equal(outcomeOf[id](printed, spelled('something_else')), others);
            assert.match(target.effect(request), effect);
            assert.match(target.effect(request), saysOfTheRest[others as keyof typeof saysOfTheRest][scope]);
            assert.match(policy.unlisted, saysOfTheRest[others as keyof typeof saysOfTheRest].unlisted);
            assert.equal(policy.lossy.length, lossy === null ? 0 : 1);
            if (lossy !== null) assert.match(policy.lossy[0]!, lossy);
            assert.deepEqual(policy.refused, []);
          });
        }
      }
    }
    test('never lets a tool through that should be asked about or denied, in any company', () => {
      const items = termsOf(decisions).flatMap((decision) => [1, 2].map((number) => imaginedItem(`${decision}_${number}`, decision)));
      const printed = target.print(target.build(imaginedRequest(items)).data);
      for (const { name, decision } of items) assert.equal(outcomeOf[id](printed, spelled(name)), table[id].of[decision].outcome, name);
    });
    test('a name listed twice gets the stricter decision, whichever comes first', () => {
      for (const order of [['allow', 'deny'], ['deny', 'allow']] as const) {
        const printed = target.print(target.build(imaginedRequest(order.map((decision) => imaginedItem('twice', decision)))).data);
        assert.equal(outcomeOf[id](printed, spelled('twice')), table[id].of.deny.outcome);
      }
    });
    test('steps are sentences, and more than one', () => {
      const steps = target.steps(imaginedRequest([imaginedItem('do_it', 'allow')]));
      assert.ok(steps.length > 2);
      for (const step of steps) assert.match(step, /^[A-Z].*\.$/);
    });
  });
}

describe('the tally of a whole server', () => {
  const items = [imaginedItem('a', 'allow'), imaginedItem('b', 'allow'), imaginedItem('c', 'limit'), imaginedItem('d', 'ask'), imaginedItem('e', 'deny'), imaginedItem('', 'allow')];
  const tallies: Record<TargetId, RegExp> = {
    policylayer: /^Of 6 tools: 2 allowed without a limit, 1 allowed only so often under one grant, 2 taken off the tool list and denied and 1 denied because a policy cannot name it\. /,
    'claude-code': /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without a rule, because a rule cannot name it\. /,
    codex: /^Of 6 tools: 3 allowed without asking, 2 asked about before each call and 1 not offered to the model\. /,
    'gemini-cli': /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without a rule of its own, because/,
    'copilot-cli': /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without a flag, because/,
    opencode: /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left to the rule for the whole server, because/,
    vscode: /^Of 6 tools: 2 left to be approved by a person, 3 asked about before each call and 1 left without a key, because/,
    cursor: /^Of 6 tools: 2 allowed without asking, 3 asked about before each call and 1 asked about, because an entry cannot name it\. /,
    'openai-responses': /^Of 6 tools: 2 run without asking, 2 run only after an approval, 1 not offered to the model and 1 not offered either, because/,
    'claude-api': /^Of 6 tools: 2 run without asking, 3 not offered to the model and 1 not offered either, because/,
    intercept: /^Of 6 tools: 2 allowed without a limit, 1 allowed only so often, 2 denied and 1 denied because a policy cannot name it\. /,
    toolhive: /^Of 6 tools: 2 allowed without a limit, 1 allowed only so often, 1 for the role mcp-approver only, 1 not listed and refused and 1 denied because/,
    agentgateway: /^Of 6 tools: 3 allowed without a limit, 2 not listed and refused and 1 denied because a rule cannot name it\. /,
    agentcore: /^Of 6 tools: 3 allowed without a limit, 1 for the role mcp-approver only, 1 refused and 1 denied because a policy cannot name it\. /,
    'envoy-ai-gateway': /^Of 6 tools: 3 exposed without a limit, 2 denied and 1 denied because a route cannot name it\. /,
    opa: /^Of 6 tools: 2 allowed, 1 limited, 1 asked about, 1 denied and 1 denied because a table cannot name it\. /,
    cerbos: /^Of 6 tools: 3 allowed without a limit, 1 for the role mcp-approver only, 1 denied and 1 denied because an action cannot name it\. /,
    ...addedRow('tally'),
  };
  for (const id of targetIds) test(targets[id].label, () => assert.match(targets[id].effect(imaginedRequest(items)), tallies[id]));
});
