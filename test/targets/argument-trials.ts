import type { Json } from '../../src/schema/json.ts';
import type { ArgumentRule } from '../../src/schema/policy.ts';

const imagined = (values: Partial<ArgumentRule> & Pick<ArgumentRule, 'test' | 'values'>): ArgumentRule => ({ parameter: 'value', fill: false, because: 'It is imagined.', ...values });
/** For each test of an argument, values it must let through and values it must stop. Without the argument no test passes. */
export const argumentTrials: [ArgumentRule, pass: Json[], fail: Json[]][] = [
  [imagined({ test: 'one-of', values: ['a', 'b"\\'] }), ['a', 'b"\\'], ['c', 1, null, ['a']]],
  [imagined({ test: 'equals', values: [true] }), [true], [false, 'true', 1, null]],
  [imagined({ test: 'at-most', values: [10] }), [10, -1, 9.5], [10.01, '5', true, null]],
  [imagined({ test: 'starts-with', values: ['/srv/a/', '/tmp/'] }), ['/srv/a/x', '/tmp/'], ['/srv/b', '/srv/a/../b', 'x/tmp/', 5]],
  [imagined({ test: 'host-one-of', values: ['example.com'] }), ['https://example.com', 'http://example.com:80/x?y#z'], ['https://example.com.evil.test', 'https://u@example.com/', 'https://evil.test/https://example.com', 'example.com', 'https://example.com\\@evil.test', 7]],
  [imagined({ test: 'not-private-host', values: [] }), ['https://example.com/x', 'example.co.uk', 'http://1password.com:8080/@x'],
    ['http://localhost/', 'http://127.0.0.1', 'http://2130706433/', 'http://0x7f.1/', 'http://[::1]/', 'http://a@10.0.0.1/', 'https://metadata.google.internal/x', 'http://printer.local:631', 'file:///etc/passwd', 'http://LOCALHOST/', '//10.0.0.1', 'https://x.com\\@127.0.0.1/', 8]],
];
