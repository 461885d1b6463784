import type { ComparedWith } from '#lib/domain/metrics/compare.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';

/** What charts stand beside, and what was read of it. */
export type Compared = {
  readonly with: ComparedWith;
  readonly reading: Reading<Pick<MetricsAnswer, 'charts' | 'range' | 'period'>>;
};
