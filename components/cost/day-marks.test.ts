import { expect, it } from 'vitest';
import { labelsByDay } from './day-marks.ts';

/** 30 days of 20 px, from 40 px on. */
const PLOT = { left: 40, right: 640, middleOf: (day: number) => 30 + day * 20 };
const runs = (day: number, low: number, high = low) =>
  Array.from({ length: high - low + 1 }, (_, index) => ({ day, number: low + index }));

it('puts runs of a day over it, a row higher where the day before stands in the way', () => {
  const labels = labelsByDay([...runs(4, 7), ...runs(10, 12, 19), ...runs(11, 20, 26)], PLOT);
  expect(labels).toEqual([
    { days: [4], label: '#7', x: 110, row: 0 },
    { days: [10], label: '#12–19', x: 230, row: 0 },
    { days: [11], label: '#20–26', x: 250, row: 1 },
  ]);
});

it('lets no label cross an edge nor another, however many days are deployed on', () => {
  const marks = Array.from({ length: 30 }, (_, index) =>
    runs(index + 1, index * 40 + 1, index * 40 + 40),
  ).flat();
  const labels = labelsByDay(marks, PLOT);
  const boxes = labels.map(({ label, x, row }) => ({
    row,
    from: x - label.length * 3.25,
    to: x + label.length * 3.25,
  }));
  for (const [at, box] of boxes.entries()) {
    expect(box.from).toBeGreaterThanOrEqual(PLOT.left);
    expect(box.to).toBeLessThanOrEqual(PLOT.right);
    for (const other of boxes.slice(at + 1)) expect(other.row !== box.row || other.from > box.to).toBe(true);
  }
  expect(labels.flatMap(({ days }) => days)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(labels[0]?.label).toMatch(/^#1–/);
  expect(labels.at(-1)?.label).toMatch(/–1200$/);
});
