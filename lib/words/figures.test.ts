import { expect, it } from 'vitest';
import { signedPercent } from './figures.ts';

it.each([
  [0.384, '+38 %'],
  [-0.042, '−4.2 %'],
  [0.0001, '±0 %'],
  [12, '+1,200 %'],
  [-1, '−100 %'],
])('writes the change %d as %s', (change, text) => {
  expect(signedPercent(change)).toBe(text);
});
