import { expect, test } from 'vitest';
import { matches, parseFaultRule } from './fault.ts';

const call = { environment: 'items/dev', role: 'read', service: 'cloudwatch', operation: 'GetMetricData' };

test('a rule hits a call when every field it names is equal', () => {
  expect(matches({ environment: 'items/dev', operation: 'GetMetricData' }, call)).toBe(true);
  expect(matches({ environment: 'items/prod', operation: 'GetMetricData' }, call)).toBe(false);
});

test('a rule for an environment leaves callers alone whose environment is not known', () => {
  expect(matches({ environment: 'items/dev' }, { ...call, environment: undefined })).toBe(false);
});

test('a rule that would hit everything is refused', () => {
  expect(() => parseFaultRule({ match: {}, fault: { kind: 'cut' } })).toThrow('match must name at least one');
});

test('an unknown field or kind is refused, so that a typing error does not pass as a quiet test', () => {
  expect(() => parseFaultRule({ match: { env: 'items/dev' }, fault: { kind: 'cut' } })).toThrow('match.env');
  expect(() => parseFaultRule({ match: { role: 'read' }, fault: { kind: 'broken' } })).toThrow('fault.kind');
});

test('what is not given stays out of the rule', () => {
  expect(parseFaultRule({ match: { role: 'read' }, fault: { kind: 'slow', delayMs: 20 } })).toEqual({
    match: { role: 'read' },
    fault: { kind: 'slow', delayMs: 20 },
  });
});
