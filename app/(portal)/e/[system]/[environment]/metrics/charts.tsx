import { ask } from '#app/_server/ask.ts';
import type { Compared } from '#components/charts/compared.ts';
import { MetricsSheet } from '#components/charts/metrics-sheet.tsx';
import { ReportsSheet } from '#components/charts/reports-sheet.tsx';
import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import { type EnvironmentKey, environmentKey } from '#lib/domain/environment.ts';
import { type ComparedWith, rangeBefore } from '#lib/domain/metrics/compare.ts';
import { dataRange } from '#lib/domain/metrics/data-range.ts';
import { periodFor } from '#lib/domain/metrics/period.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import { type MetricsAsk, metrics } from '#lib/queries/metrics.ts';
import { alarmsReading, slosReading } from '#lib/queries/reading.ts';
import { reports } from '#lib/queries/reports.ts';

type Shown = {
  readonly environment: EnvironmentKey;
  readonly range: TimeRange;
  readonly now: Instant;
  readonly reading: Promise<Reading<MetricsAnswer>>;
  readonly compared: ComparedWith | undefined;
};

/** What CloudWatch measured, and beside it as long a time before a deploy or another environment. */
export async function Charts(props: Shown) {
  const { environment, compared } = props;
  const [reading, alarms, slos, other] = await Promise.all([
    props.reading,
    ask(alarmsReading, { environment }),
    ask(slosReading, { environment }),
    compared && ask(metrics, besides(props, compared)),
  ]);
  return (
    <MetricsSheet
      environment={environment}
      reading={reading}
      alarms={alarms}
      slos={slos}
      compared={both(compared, other)}
      range={compared ? undefined : dataRange(reading)}
    />
  );
}

/** What only the functions' own lines tell, beside the same as the charts above; slow to read, so nobody waits for it. */
export async function reportsSheet(props: Shown & { readonly marks: readonly DeployMark[] }) {
  const { environment, range, marks, compared } = props;
  const [reading, other, measured] = await Promise.all([
    ask(reports, { environment, range }),
    compared && ask(reports, besides(props, compared)),
    props.reading,
  ]);
  return (
    <ReportsSheet
      environment={environment}
      reading={reading}
      marks={marks}
      compared={both(compared, other)}
      range={compared ? undefined : dataRange(measured)}
    />
  );
}

function besides({ environment, range, now }: Shown, compared: ComparedWith): MetricsAsk {
  if (compared.kind === 'before') {
    return { environment, range: rangeBefore(range, compared.deploy.at, periodFor(range, now)) };
  }
  const [system = ''] = environment.split('/');
  return { environment: environmentKey(system, compared.name), range };
}

const both = (
  compared: ComparedWith | undefined,
  reading: Compared['reading'] | undefined,
): Compared | undefined => compared && reading && { with: compared, reading };
