import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accepting } from '../../src/flow/change/accepting.ts';
import { compareWithLock, isAsLocked } from '../../src/flow/change/compare-with-lock.ts';
import { lockedState } from '../../src/flow/change/locked-state.ts';
import { nextLock } from '../../src/flow/change/next-lock.ts';
import type { JudgedServer } from '../../src/flow/scan/scan-source.ts';
import type { Snapshot } from '../../src/schema/catalog/snapshot.ts';
import { lockFormat } from '../../src/schema/change/lock.ts';
import type { Lock } from '../../src/schema/change/lock.ts';
import { knowledge } from '../judge/imagined.ts';
import { toolIn } from './mutations.ts';
import { seen, snapshotOf } from './seen-server.ts';

const server = 'memory';
const judgedAs = async (how: (snapshot: Snapshot) => void, name = server): Promise<JudgedServer> => {
  const snapshot = await snapshotOf(server);
  how(snapshot);
  return seen(JSON.stringify(snapshot), name);
};
const lockOf = (...servers: JudgedServer[]): Lock => ({ format: lockFormat, toolrisk: '0', rules: knowledge.version, posture: 'balanced', sources: [], accepted: [], servers: servers.map((judged) => lockedState(judged, knowledge.lexicon)) });

/** What comes of a lock when these are seen and those names accepted. */
function next(lock: Lock, servers: readonly JudgedServer[], names: readonly string[] = []) {
  const all = new Map(servers.map((judged) => [judged.server, judged]));
  const changes = compareWithLock(lock, all, knowledge);
  const states = new Map(servers.filter(({ outcome }) => outcome !== 'failed').map((judged) => [judged.server, lockedState(judged, knowledge.lexicon)]));
  const made = nextLock(lock, { changes, states, accepting: accepting({ names, by: 'Ada', because: 'read', on: '2027-01-01' }, changes) });
  return { ...made, again: compareWithLock({ ...lock, servers: made.servers }, all, knowledge) };
}

/** A server of which a tool is new, one gone, one renamed, one different, and whose instructions are others. */
const changed = await judgedAs((snapshot) => {
  snapshot.tools = snapshot.tools.filter(({ definition }) => definition.name !== 'read_graph');
  toolIn(snapshot, 'delete_entities').name = 'erase_entities';
  toolIn(snapshot, 'open_nodes').description = 'Permanently deletes nodes.';
  snapshot.tools.push({ sha256: '0'.repeat(64), definition: { name: 'run_command', description: 'Runs a shell command.', inputSchema: { type: 'object', properties: { command: { type: 'string' } } } } });
  snapshot.instructions = 'Be quick.';
});
const known = await judgedAs(() => undefined);

describe('what is locked next', () => {
  test('is what somebody accepts by name, each change by itself, and the rest as it was', () => {
    const names = ['run_command', 'read_graph', 'delete_entities', 'open_nodes'].map((name) => `${server}/${name}`);
    for (const [at, name] of names.entries()) {
      const { pending, accepted, again } = next(lockOf(known), [changed], [name]);
      assert.equal(pending[0]!.tools.length, 3, name);
      assert.deepEqual(accepted.map(({ tool, by, because, on }) => [tool, by, because, on]), [[at === 2 ? 'erase_entities' : name.slice(server.length + 1), 'Ada', 'read', '2027-01-01']]);
      assert.equal(again[0]!.tools.filter(({ kind }) => kind !== 'rejudged').length, 3, 'what was accepted is no change any more');
    }
    const { pending, again } = next(lockOf(known), [changed], names);
    assert.deepEqual(pending.map(({ tools, moves }) => [tools.length, moves.map(({ what }) => what)]), [[0, ['texts']]], 'instructions are of the server');
    assert.ok(!isAsLocked(again[0]!));
  });

  test('is all of a server whose name is accepted', () => {
    const { pending, accepted, again } = next(lockOf(known), [changed], [server]);
    assert.deepEqual([pending, accepted.length, isAsLocked(again[0]!)], [[], 5, true]);
  });

  test('is nothing of it where nobody accepts, or accepts what did not change', () => {
    const { servers, accepted } = next(lockOf(known), [changed]);
    assert.deepEqual([servers, accepted], [lockOf(known).servers, []]);
    assert.throws(() => next(lockOf(known), [changed], [`${server}/search_nodes`]), /is no change of these servers\. /);
    assert.throws(() => next(lockOf(known), [changed], ['another']), /is no change of these servers\. /);
  });

  test('is as it was for a server that was not, or only in part, listed, whatever is accepted', () => {
    const problem = { cause: 'timeout', says: 'it did not answer.', remedy: 'Try again.' };
    for (const outcome of ['failed', 'partial'] as const) {
      const lost: JudgedServer = { ...changed, outcome, problem, ...(outcome === 'failed' && { tools: [], definitions: [] }) };
      assert.deepEqual(next(lockOf(known), [lost]).servers, lockOf(known).servers);
      assert.throws(() => next(lockOf(known), [lost], [server]), /is no change/);
      assert.deepEqual(next(lockOf(), [lost]).servers, [], 'nor is one that is new');
    }
  });

  test('leaves other servers alone where one was asked for', async () => {
    const other = await judgedAs(() => undefined, 'other');
    const lock = lockOf(known, other);
    const changes = compareWithLock(lock, new Map([[server, known]]), knowledge, server);
    assert.deepEqual(changes.map((change) => change.server), [server]);
    const states = new Map([[server, lockedState(known, knowledge.lexicon)]]);
    assert.deepEqual(nextLock(lock, { changes, states, accepting: accepting({ names: [], by: '', because: '', on: '' }, changes) }).servers, lock.servers);
  });

  test('takes the verdicts of other rules, and says nothing of them', () => {
    const lock = { ...lockOf(known), rules: 'others' };
    const severe: JudgedServer = { ...known, tools: known.tools.map((tool) => ({ ...tool, severity: 'critical', headline: 'critical', decision: 'deny' })) };
    const [change] = compareWithLock(lock, new Map([[server, severe]]), knowledge);
    assert.ok(isAsLocked(change!));
    assert.equal(next(lock, [severe]).servers[0]!.tools[0]!.severity, 'critical');
    assert.ok(!isAsLocked(compareWithLock({ ...lock, rules: knowledge.version }, new Map([[server, severe]]), knowledge)[0]!), 'by the same rules it is a change');
  });
});
