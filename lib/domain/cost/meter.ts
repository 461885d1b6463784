import type { Measure } from '../metrics/measure.ts';
import type { PricedItem } from './items.ts';

/** One line of a declared resource whose quantity CloudWatch publishes: `scale` × the sum of its measures. */
export type Meter = {
  readonly resource: string;
  readonly label: string;
  readonly item: PricedItem;
  readonly measures: readonly Measure[];
  readonly scale: number;
  /** How many periods have a datapoint, in place of the sum of what they say: none at all is none, where it was read. */
  readonly counts?: 'datapoints';
};
