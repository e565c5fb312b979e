import type { Json, JsonObject } from '../../schema/json.ts';
import type { SimulatedCall } from '../../schema/policy-check.ts';
import type { Product } from '../product.ts';
import { sayRate } from '../words/say-rate.ts';
import { policyOutcome } from './policy-outcome.ts';
import type { PolicyOutcomeOf } from './policy-outcome.ts';

/** A call of a tool of a server that is known. */
export interface CallToSimulate {
  line: number;
  server: string;
  serverKey: string;
  tool: string;
  arguments: JsonObject;
  /** In milliseconds; calls without a time belong to the same moment as the one before. */
  at?: number;
  /** Whether the server has this tool. */
  isKnown: boolean;
}

/** Decides on calls one after the other, as the product would; counts those that run under a limit. */
export function simulatePolicy(target: Product, data: Json): (call: CallToSimulate) => SimulatedCall {
  const runs = new Map<string, number[]>();
  let now = 0;
  return (call) => {
    now = call.at ?? now;
    const said = target.nameOf(call.serverKey, call.tool);
    const outcome = policyOutcome(target, data, call.serverKey, { tool: call.tool, arguments: call.arguments }) as PolicyOutcomeOf;
    const spelling = 'name' in said ? said.name : null;
    const key = JSON.stringify([call.serverKey, spelling ?? call.tool]);
    const counted = outcome.limit === undefined ? undefined : countCall(runs, key, outcome.limit, now);
    const notes = [...(call.isKnown ? [] : ['the server has no such tool']), ...('refused' in said ? [said.refused] : []), ...notesOf(outcome, target.limitNote)];
    return {
      line: call.line, server: call.server, tool: call.tool, spelling,
      decision: counted?.within === false ? 'deny' : outcome.decision,
      because: counted === undefined ? outcome.because ?? `not listed: ${outcome.byDefault ?? outcome.says}` : `${outcome.because ?? ''}: ${sayCounted(counted)}`,
      ...(counted !== undefined && { limit: counted }), ...(notes.length > 0 && { note: notes.join('; ') }),
    };
  };
}

type Counted = NonNullable<SimulatedCall['limit']>;

/** Only calls that run count. Windows of the clock begin with it; for the rest the time before each call is looked at. */
function countCall(runs: Map<string, number[]>, key: string, { max, window, seconds, byTheClock }: NonNullable<PolicyOutcomeOf['limit']>, now: number): Counted {
  const length = seconds * 1000;
  const begin = byTheClock ? Math.floor(now / length) * length : now - length + 1;
  const recent = (runs.get(key) ?? []).filter((at) => at >= begin && at <= now);
  const within = recent.length < max;
  runs.set(key, within ? [...recent, now] : recent);
  return { max, window, call: recent.length + 1, within };
}

function sayCounted({ max, window, call, within }: Counted): string {
  const rate = sayRate({ max, window: window as 'minute', because: '' });
  return within ? `call ${call} of at most ${rate}` : `over the limit of ${rate}`;
}

/** What a decision leaves to somebody else. */
function notesOf({ depends, says }: PolicyOutcomeOf, limitNote: string | undefined): string[] {
  return [
    ...(depends ? ['other arguments, or a caller with a role, may get a milder answer'] : []),
    ...(limitNote !== undefined && says.startsWith('limit') ? [limitNote] : []),
  ];
}
