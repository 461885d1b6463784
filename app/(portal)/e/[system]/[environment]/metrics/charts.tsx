import { ask } from '#app/_server/ask.ts';
import { MetricsSheet } from '#components/charts/metrics-sheet.tsx';
import { ReportsSheet } from '#components/charts/reports-sheet.tsx';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { rangeBefore } from '#lib/domain/metrics/compare.ts';
import { periodFor } from '#lib/domain/metrics/period.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { DeployMark } from '#lib/domain/overview/board.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import { metrics } from '#lib/queries/metrics.ts';
import { alarmsReading } from '#lib/queries/reading.ts';
import { reports } from '#lib/queries/reports.ts';

type Shown = { readonly environment: EnvironmentKey; readonly range: TimeRange };

/** What CloudWatch measured, and as long a time before a deploy beside it. */
export async function Charts(
  props: Shown & {
    readonly now: Instant;
    readonly reading: Promise<Reading<MetricsAnswer>>;
    readonly compared: DeployMark | undefined;
  },
) {
  const { environment, range, now, compared } = props;
  const before = compared && rangeBefore(range, compared.at, periodFor(range, now));
  const [reading, alarms, readingBefore] = await Promise.all([
    props.reading,
    ask(alarmsReading, { environment }),
    before && ask(metrics, { environment, range: before }),
  ]);
  return (
    <MetricsSheet
      environment={environment}
      reading={reading}
      alarms={alarms}
      compared={compared && readingBefore && { deploy: compared, reading: readingBefore }}
    />
  );
}

/** What only the functions' own lines tell, beside the same time before a deploy; slow to read, so nobody waits for it. */
export async function reportsSheet(
  props: Shown & {
    readonly now: Instant;
    readonly marks: readonly DeployMark[];
    readonly compared: DeployMark | undefined;
  },
) {
  const { environment, range, now, marks, compared } = props;
  const before = compared && rangeBefore(range, compared.at, periodFor(range, now));
  const [reading, readingBefore] = await Promise.all([
    ask(reports, { environment, range }),
    before && ask(reports, { environment, range: before }),
  ]);
  return (
    <ReportsSheet
      environment={environment}
      reading={reading}
      marks={marks}
      compared={compared && readingBefore && { deploy: compared, reading: readingBefore }}
    />
  );
}
