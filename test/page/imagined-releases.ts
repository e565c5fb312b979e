import type { ChangesIndex, ServerReleases } from '../../src/schema/change/releases.ts';
import type { Move, MoveKind, ServerChange } from '../../src/schema/change/change.ts';

/** Every kind of difference, with a stranger's words wherever one can hold them. */
function movesSaying(words: string): Move[] {
  const one = (what: MoveKind, parts: Partial<Move> = {}): Move => ({ what, from: words, to: words, isRisk: true, isWording: false, ...parts });
  return [
    one('class', { from: 'read', to: 'write' }), one('severity', { from: 'low', to: 'high' }), one('decision', { from: 'allow', to: 'ask' }), one('leg', { at: 'external-comm', from: null, to: 'external-comm' }),
    one('flag', { at: 'shell', from: null, to: 'shell' }), one('finding', { at: 'instructions-in-definition', from: null }), one('finding', { at: 'hidden-characters', to: null }),
    one('hint', { at: 'readOnlyHint', from: 'false', to: 'true' }), one('disputed', { at: 'readOnlyHint' }), one('parameter', { at: words, from: null, to: `shell, ${words.slice(0, 3)}` }), one('parameter-risk', { at: words, to: 'shell, sql-raw' }),
    one('required', { at: words, from: 'may be left out', to: 'must be given' }), one('type', { at: words }), one('values', { at: words }), one('default', { at: words }),
    one('action', { at: words, from: null, to: 'read, low, allow' }), one('title', {}), one('description', { isWording: true }), one('structure', { at: 'input', to: null }),
  ];
}

/** A release whose every field says this. `slug`: the page of its tool. */
export function releasesSaying(words: string, server = 'hostile', slug = 'a-tool'): ServerReleases {
  const told = { sha256: '0'.repeat(64), class: 'execute', severity: 'critical', decision: 'deny' } as const;
  const change: ServerChange = {
    server, state: 'risk', before: { version: words, tools: 3 }, now: { version: words, tools: 3 }, moves: [{ what: 'name', from: words, to: words, isRisk: true, isWording: false }, { what: 'texts', at: 'instructions', from: null, to: null, isRisk: false, isWording: true }],
    tools: [
      { kind: 'renamed', name: words, was: words, before: { ...told, severity: 'low' }, now: told, moves: movesSaying(words), isRisk: true, isWording: false },
      { kind: 'added', name: `new ${words}`, now: told, moves: [], isRisk: true, isWording: false }, { kind: 'removed', name: `gone ${words}`, before: told, moves: [], isRisk: false, isWording: false },
      { kind: 'changed', name: `worded ${words}`, before: told, now: told, moves: [{ what: 'description', from: null, to: null, isRisk: false, isWording: true }], isRisk: false, isWording: true },
    ],
  };
  return { toolrisk: '0.0.0', rules: 'abcdefabcdef', server, title: words, releases: [{ before: words, version: words, on: '2026-05-06', isPublished: true, worst: 'critical', change }], pages: [{ name: words, slug }] };
}

/** The page of all changes of one such server. */
export function changesSaying(words: string, server = 'hostile'): ChangesIndex {
  const { releases: [release], title, toolrisk, rules } = releasesSaying(words, server);
  const { before, version, on, worst, change } = release!;
  return {
    toolrisk, rules, servers: [{ server, title, from: before, to: version, releases: 1, counts: { added: 1, removed: 1, renamed: 1, changed: 0, wording: 1, risk: 2 }, worst }],
    risen: [{ server, title, before, version, on, worst, tools: change.tools.filter(({ isRisk }) => isRisk), more: 2 }],
  };
}
