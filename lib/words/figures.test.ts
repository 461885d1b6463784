import { expect, it } from 'vitest';
import { figure, signedPercent, tickFigure } from './figures.ts';
import { translator } from './translate.ts';

it.each([
  [0.384, '+38 %'],
  [-0.042, '−4.2 %'],
  [0.0001, '±0 %'],
  [12, '+1,200 %'],
  [-1, '−100 %'],
])('writes the change %d as %s', (change, text) => {
  expect(signedPercent(change)).toBe(text);
});

it('writes a round minute of an axis short, and one that was measured to the second', () => {
  const t = translator('en');
  expect(tickFigure(t, 60_000, 'ms')).toBe('1 min');
  expect(tickFigure(t, 120, 'seconds')).toBe('2 min');
  expect(tickFigure(t, 90_000, 'ms')).toBe('1 min 30 s');
  expect(tickFigure(t, 500, 'ms')).toBe('500 ms');
  expect(tickFigure(t, 60_000, 'count')).toBe('60 k');
  expect(figure(t, 60_000, 'ms')).toBe('1 min 00 s');
});
