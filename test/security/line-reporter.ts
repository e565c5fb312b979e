import type { TestEvent } from 'node:test/reporters';

/** What became of a test, by its name with those of what it stands in. */
export interface ReportedTest { name: string; skip: string | boolean; error?: string }

/** A reporter of node:test that writes one line of JSON for each test, for another process to read. */
export default async function* lineReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const above: string[] = [];
  for await (const event of events) {
    if (event.type === 'test:start') {
      above.length = event.data.nesting;
      above.push(event.data.name);
    }
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { nesting, name, skip, details } = event.data;
    const cause = event.type === 'test:fail' ? (event.data.details.error as Error & { cause?: unknown }).cause : undefined;
    // A suite has failed because of a test in it, which is told already, or because it could not be run at all.
    if (details.type === 'suite' && !(event.type === 'test:fail' && !String(cause).includes('subtest'))) continue;
    const told: ReportedTest = { name: [...above.slice(0, nesting), name].join(' > '), skip: skip === undefined ? false : skip };
    if (event.type === 'test:fail') told.error = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    yield `${JSON.stringify(told)}\n`;
  }
}
