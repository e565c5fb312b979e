import type { Json } from '../../src/schema/json.ts';
import type { ArgumentRule } from '../../src/schema/policy.ts';
import { someAddresses } from './adversarial-addresses.ts';

const imagined = (values: Partial<ArgumentRule> & Pick<ArgumentRule, 'test' | 'values'>): ArgumentRule => ({ parameter: 'value', fill: false, because: 'It is imagined.', ...values });
/** For each test of an argument, values it must let through and values it must stop. Without the argument no test passes, but of those that say so. */
export const argumentTrials: [ArgumentRule, pass: Json[], fail: Json[]][] = [
  [imagined({ test: 'one-of', values: ['a', 'b"\\'] }), ['a', 'b"\\'], ['c', 1, null, ['a']]],
  [imagined({ test: 'one-of', values: ['a', 'b'], list: 'only' }), [['a'], ['a', 'b'], []], ['a', ['c'], ['a', 'c'], [['a']], { a: 'a' }, null, 1]],
  [imagined({ test: 'one-of', values: ['a', 'b'], list: 'too', optional: true }), ['a', ['a', 'b'], []], ['c', ['a', 'c'], { a: 'a' }, [null]]],
  [imagined({ test: 'equals', values: [true] }), [true], [false, 'true', 1, null]],
  [imagined({ test: 'at-most', values: [10] }), [10, -1, 9.5], [10.01, '5', true, null]],
  [imagined({ test: 'at-most', values: [10], asText: true }), ['10', '9.50', '0'], [5, '10.01', '1e1', '-1', '0x1', '1,5', ' 5', '5\n', '١', '', '1_0', 'NaN', 'Infinity', null]],
  [imagined({ test: 'starts-with', values: ['/srv/a/', '/tmp/'] }), ['/srv/a/x', '/tmp/'], ['/srv/b', '/srv/a/../b', 'x/tmp/', 5]],
  [imagined({ test: 'starts-with', values: ['/srv/data'] }), ['/srv/data/x'], ['/srv/database-passwords', '/srv/data', '/srv/data/../x', '/srv/dataX/y']],
  [imagined({ test: 'starts-with', values: ['/srv/a/'], list: 'only' }), [['/srv/a/x', '/srv/a/y'], []], ['/srv/a/x', ['/srv/a/x', '/etc/passwd'], ['/srv/a/../b'], { '/srv/a/x': 1 }]],
  [imagined({ test: 'host-one-of', values: ['example.com'] }), ['https://example.com', 'https://example.com/x?y#z', 'http://example.com:80/x?y#z'],
    ['https://example.com.evil.test', 'https://u@example.com/', 'https://evil.test/https://example.com', 'example.com', 'https://example.com\\@evil.test', 'https://examplexcom/', 7, ...someAddresses]],
  [imagined({ test: 'not-private-host', values: [] }), ['https://xn--e1afmkfd.xn--p1ai/x', 'https://default.example.com/', 'https://lab.example.museum/', 'https://production-ip.example.org:8443/vault', 'https://example.com/x', 'example.co.uk', 'http://1password.com:8080/@x', 'https://localhost.example.com/', 'https://my-internal.example.com', 'https://internalx.org/'],
    ['http://localhost/', 'http://127.0.0.1', 'http://2130706433/', 'file:///etc/passwd', 'http://LOCALHOST/', '//10.0.0.1', 'https://x.com\\@127.0.0.1/', 8, ...someAddresses]],
  [imagined({ test: 'not-private-host', values: [], optional: true, list: 'too' }), ['https://example.com/x', ['https://example.com/x']], ['http://localhost/', ['https://example.com/x', 'http://localhost/']]],
  [imagined({ test: 'absent', values: [] }), [], ['x', false, []]],
];

/** Whether a call without the argument passes. */
export function mayLack({ optional, test }: ArgumentRule): boolean {
  return optional === true || test === 'absent';
}
