import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { deployLabels } from './deploy-labels.ts';

const range = { from: instant(0), to: instant(1_000) };
const mark = (number: number, at: number) => ({ number, at: instant(at), runId: `r${number}` });
const to = (first: number, last: number) => `#${first} to #${last}`;
const texts = (ats: readonly number[], width = 300) =>
  deployLabels(
    ats.map((at, index) => mark(index + 4, at)),
    range,
    width,
    to,
  ).map(({ text }) => text);

it('gives deploys whose labels would meet one label, and many of them the first and the last number', () => {
  expect(texts([100, 500, 900])).toEqual(['#4', '#5', '#6']);
  expect(texts([500, 510])).toEqual(['#4, #5']);
  expect(texts([500, 505, 510, 515])).toEqual(['#4 to #7']);
});

it('stands left of its mark, right of it at the left edge, and leaves out what is not shown', () => {
  const [first, second] = deployLabels([mark(4, 1), mark(5, 600), mark(6, 1_200)], range, 300, to);
  expect(first?.from).toBeGreaterThan(0.3);
  expect(second && second.from + second.width).toBeLessThan(180);
});

it('never lets a label cover another one or cross an edge, wherever deploys are', () => {
  const ats = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(ats, fc.integer({ min: 120, max: 1_200 }), (some, width) => {
      const labels = deployLabels(
        some.toSorted((a, b) => a - b).map((at, index) => mark(index + 95, at)),
        range,
        width,
        to,
      );
      for (const [index, { from, width: wide }] of labels.entries()) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + wide).toBeLessThanOrEqual(width + 0.001);
        const next = labels[index + 1];
        if (next) expect(from + wide).toBeLessThan(next.from);
      }
      expect(labels.flatMap(({ marks }) => marks)).toHaveLength(some.length);
    }),
  );
});
