import { expect, it } from 'vitest';
import type { Vital } from '../metrics/vitals.ts';
import { checkLogged as judged } from './check-logged.ts';
import { THRESHOLDS } from './thresholds.ts';

const checkLogged = (lines: Parameters<typeof judged>[0], measured: Parameters<typeof judged>[1]) =>
  judged(lines, measured, THRESHOLDS);
const vitals = (more: Partial<Vital>) => ({
  windowMinutes: 5,
  vitals: [{ resource: 'fn', label: 'api', kind: 'function' as const, requests: 97, errors: 0, ...more }],
});
const logged = (calls: number) => [{ resource: 'fn', label: 'api', calls }];

it('a function that logs its failures and answers is not one of which nothing failed', () => {
  expect(checkLogged(logged(12), vitals({}))).toMatchObject([
    {
      name: 'errors',
      verdict: 'degraded',
      resource: 'fn',
      reason: { code: 'health.errors-logged', params: { label: 'api', errors: 12, requests: 97 } },
    },
  ]);
});

it.each([
  ['what Lambda counted as failed already', logged(12), vitals({ errors: 12 })],
  ['a few lines', logged(2), vitals({ requests: 4 })],
  ['a small share', logged(4), vitals({})],
  ['lines of a function that nobody called', logged(12), vitals({ requests: 0 })],
  ['lines that could not be read', undefined, vitals({})],
])('says nothing of %s', (_, lines, measured) => {
  expect(checkLogged(lines, measured)).toEqual([]);
});

it('a call that logs ten errors is one failed call: there are no more failures than calls', () => {
  expect(checkLogged(logged(500), vitals({}))[0]?.reason.params).toMatchObject({ errors: 97, share: 1 });
});
