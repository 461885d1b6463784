import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { DeployMark } from '#lib/domain/overview/board.ts';
import type { Reading } from '#lib/domain/reading.ts';

/** A deploy, and what was read of as long a time before it. */
export type Compared = {
  readonly deploy: DeployMark;
  readonly reading: Reading<Pick<MetricsAnswer, 'charts' | 'range' | 'period'>>;
};
