import { expect, it } from 'vitest';
import { chartAddress, comparisonOf } from './chart-address.ts';

const window = { kind: 'named', name: '6h' } as const;

it('keeps the comparison, the enlarged chart and the step back beside the range', () => {
  expect(chartAddress({ window })).toBe('?range=6h');
  expect(
    chartAddress({ window, compared: { kind: 'before', number: 409 }, chart: 'a #b&c', back: '90m' }),
  ).toBe('?range=6h&before=409&chart=a%20%23b%26c&back=90m');
  expect(chartAddress({ window, compared: { kind: 'environment', name: 'staging' } })).toBe(
    '?range=6h&with=staging',
  );
});

it.each([
  ['409', 409],
  ['0', undefined],
  ['-1', undefined],
  ['4e2', undefined],
  [undefined, undefined],
])('reads the number %s of a run as %s', (text, number) => {
  expect(comparisonOf({ before: text })).toEqual(number && { kind: 'before', number });
});

it('reads another environment by its name, and nothing that can be none', () => {
  expect(comparisonOf({ with: 'staging' })).toEqual({ kind: 'environment', name: 'staging' });
  expect(comparisonOf({ with: '' })).toBeUndefined();
  expect(comparisonOf({ with: 'x'.repeat(65) })).toBeUndefined();
});
