import type { Measure } from '../metrics/measure.ts';
import type { Datapoint } from '../metrics/series.ts';
import { dayOf } from './daily.ts';
import type { Billable } from './line.ts';

/** By the id of a measure, by the hour; one that was asked for and has none is there and empty. */
export type Points = ReadonlyMap<string, readonly Datapoint[]>;

/** One quantity of several metrics: unknown only where none of them has a datapoint. */
export function totalOf(measures: readonly Measure[], points: Points, scale: number): Billable['quantity'] {
  const measured = measures.filter(({ id }) => (points.get(id) ?? []).length > 0);
  if (measured.length === 0) return { state: 'unknown', why: 'no-datapoint' };
  const byDay = new Map<string, number>();
  for (const { id } of measured)
    for (const { at, value } of points.get(id) ?? [])
      byDay.set(dayOf(at), (byDay.get(dayOf(at)) ?? 0) + value * scale);
  const value = [...byDay.values()].reduce((total, each) => total + each, 0);
  return { ...known(value, sourceOf(measured)), byDay };
}

export const sourceOf = (measures: readonly Measure[]): string =>
  `cloudwatch ${measures[0]?.metric.namespace} ${measures.map(({ metric }) => metric.name).join(' + ')}`;

export const known = (value: number, source: string) => ({ state: 'known', value, source }) as const;
export const NOT_READ = { state: 'unknown', why: 'not-read' } as const;
