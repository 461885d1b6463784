import { expect, it } from 'vitest';
import { terraformEars } from './root-step.ts';

const said = (type: string, text: string, more: object = {}) =>
  JSON.stringify({ '@level': 'info', '@message': text, type, ...more });

it('what is heard of a step is told with when it was said, and its first error is why it failed', () => {
  const lines: [string | undefined, number][] = [];
  const hidden: string[] = [];
  const ears = terraformEars({
    signal: new AbortController().signal,
    log: { say: () => undefined, hide: (...secrets) => hidden.push(...secrets) },
    onLine: ({ text }, at) => lines.push([text, at]),
  });
  ears.onKeys({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', expiresAt: 1 });
  ears.onLine({ command: 'apply', text: said('apply_start', 'one: Creating...'), at: 1 });
  const diagnostic = { severity: 'error', summary: 'AccessDenied', address: 'aws_sqs_queue.one' };
  ears.onLine({ command: 'apply', text: said('diagnostic', 'Error', { diagnostic }), at: 2 });
  ears.onLine({ command: 'apply', text: 'panic: later', at: 3 });
  const { failure, results } = ears.settle({
    codes: { apply: 1, 'show-state': 0 },
    results: { 'show-state': Buffer.from('{}') },
  });
  expect(failure).toMatchObject({ message: 'AccessDenied', resource: 'aws_sqs_queue.one' });
  expect(Object.keys(results)).toEqual(['show-state']);
  expect(lines.map(([, at]) => at)).toEqual([1, 2, 3]);
  expect(hidden.sort()).toEqual(['a', 'b', 'c']);
});

it('a step that was stopped says why, whatever its commands said', () => {
  const ears = terraformEars({
    signal: new AbortController().signal,
    log: { say: () => undefined, hide: () => undefined },
    onLine: () => undefined,
  });
  const { failure } = ears.settle({ codes: { plan: 0 }, results: {}, problem: 'it has run for 30 minutes' });
  expect(failure?.message).toBe('it has run for 30 minutes');
  expect(ears.settle({ codes: { plan: 0 }, results: {} }).failure).toBeUndefined();
});
