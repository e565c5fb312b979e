import assert from 'node:assert/strict';
import type { TargetId } from '../../src/schema/policy.ts';

/** What happens to a call of a tool, in words that fit every product. */
export type Outcome = 'runs' | 'limited' | 'asks' | 'hidden and denied' | 'denied' | 'asks by default';

interface PolicyLayerDocument {
  version: '1';
  default: 'allow' | 'deny';
  hide?: string[];
  tools?: Record<string, { limits?: { counter: string; window: string; max: number; scope: string }[] }>;
}
interface ClaudeCodeSettings { permissions: { allow?: string[]; ask?: string[]; deny?: string[] } }

/** Reads a printed policy as its product does, written apart from the code that builds it: what happens to a spelled tool? */
export const outcomeOf: Record<TargetId, (printed: string, spelling: string) => Outcome> = {
  policylayer(printed, spelling) {
    const policy = JSON.parse(printed) as PolicyLayerDocument;
    assert.equal(policy.version, '1');
    if (policy.hide?.some((name) => name === spelling || name === '*')) return 'hidden and denied';
    if (policy.tools === undefined || !Object.hasOwn(policy.tools, spelling)) return policy.default === 'deny' ? 'denied' : 'runs';
    return policy.tools[spelling]!.limits === undefined ? 'runs' : 'limited';
  },
  'claude-code'(printed, spelling) {
    const { allow, ask, deny } = (JSON.parse(printed) as ClaudeCodeSettings).permissions;
    if (deny?.includes(spelling)) return 'hidden and denied';
    if (ask?.includes(spelling)) return 'asks';
    return allow?.includes(spelling) ? 'runs' : 'asks by default';
  },
};

/** Every tool name that a printed policy holds. */
export const namesIn: Record<TargetId, (printed: string) => string[]> = {
  policylayer(printed) {
    const { hide = [], tools = {} } = JSON.parse(printed) as PolicyLayerDocument;
    return [...hide, ...Object.keys(tools)];
  },
  'claude-code'(printed) {
    const { allow = [], ask = [], deny = [] } = (JSON.parse(printed) as ClaudeCodeSettings).permissions;
    return [...allow, ...ask, ...deny];
  },
};
