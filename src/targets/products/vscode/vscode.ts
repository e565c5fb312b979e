import type { Json } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { printJsonc } from '../../languages/json/print-jsonc.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { vscodeName } from './vscode-name.ts';

/** The setting that says which tools may be approved without a person: `false` always asks. Nothing allows or denies a tool. */
const setting = 'chat.tools.eligibleForAutoApproval';

/**
 * VS Code's settings.json. It can only make a tool ask every time: what runs unasked is chosen in the confirmation itself, and what
 * the model is offered in the tools picker.
 */
export const vscode: Target = {
  id: 'vscode',
  label: 'VS Code',
  proof: {
    grade: 'source',
    says: 'Read in the source of VS Code and its documentation of March 2026; the names are known only while it runs, so no schema covers them, and it was not run.',
  },
  file: { name: 'settings.json', language: 'jsonc' },
  build,
  print: printJsonc,
  effect: (request) => sayEffect(request, vscodeName, words),
  steps,
  decide,
  read,
  nameOf: vscodeName,
};

const unlisted = 'Left as they are: VS Code asks before a call, unless a person has approved the tool for good.';

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, vscodeName);
  const asked = items.filter(({ item }) => item.decision !== 'allow').map(({ spelling }) => [spelling, false] as const);
  const data: Json = { [setting]: Object.fromEntries(asked) };
  const lossy = [
    ...unsaid(items, 'allow', (names) => `VS Code has no setting that allows one tool: ${names} left without a key, to be approved for good in the confirmation.`),
    ...sayUnlimited(items, 'VS Code', asksInstead),
    ...unsaid(items, 'deny', (names) => `VS Code has no setting that denies a tool, so what should be denied asks: ${names} asked about before each call instead.`),
    ...sayUntested(items, 'VS Code'), ...sayShared(items, 'VS Code'),
  ];
  return { data, lossy, unlisted, refused };
}

function unsaid(items: readonly SpelledItem[], decision: Decision, sentence: (names: string) => string): string[] {
  const found = items.filter(({ item }) => item.decision === decision);
  if (found.length === 0) return [];
  return [sentence(found.length === 1 ? `${sayName((found[0] as SpelledItem).item.name)} is` : `${found.length} tools are`)];
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `VS Code asks before a call of ${name} until a person approves it for good, because no setting allows it`,
    limit: (name) => `VS Code asks before each call of ${name}, because it cannot limit how often a tool runs`,
    ask: (name) => `VS Code asks before each call of ${name}`,
    deny: (name) => `VS Code asks before each call of ${name}, because no setting denies it`,
  },
  many: [[['allow'], 'left to be approved by a person'], [['limit', 'ask', 'deny'], 'asked about before each call']],
  refused: 'left without a key, because a key cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default VS Code asks.`,
  },
};

function steps({ items }: PolicyRequest): string[] {
  const denied = items.filter(({ decision }) => decision === 'deny').length;
  return [
    'Add the keys to settings.json of the user or of the workspace; an organisation can set them by the policy ChatToolsEligibleForAutoApproval.',
    'Know that a key names a tool, not a server: a tool of the same name of another server asks too.',
    ...(denied > 0 ? ['Take denied tools out of the tools picker of the chat, or leave them out of the tools of a custom agent: no setting denies them.'] : []),
    'Call a listed tool, and see that the confirmation offers no way to approve it for good.',
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const spelled = vscodeName(serverKey, tool);
  const eligible = 'name' in spelled ? dig(data, setting, spelled.name) : undefined;
  if (eligible === false) return { outcome: 'ask', because: `${setting} is false` };
  return { outcome: 'unlisted', because: eligible === undefined ? 'no key' : `${setting} is true, which changes nothing` };
}

function read(text: string, place: string): Json {
  const data = readJsonc(text, place);
  const wrong = Object.entries(objectIn(data, setting)).find(([, value]) => typeof value !== 'boolean');
  if (wrong !== undefined) throw new PlaceError(`${place}: ${wrong[0]}`, 'is neither true nor false', 'Use false for a tool that must always ask.');
  return data;
}
