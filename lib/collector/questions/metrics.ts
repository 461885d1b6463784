import { readMetricData } from '#lib/aws/read/cloudwatch/metric-data.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { chartPlans, chartsFrom } from '#lib/domain/metrics/charts.ts';
import { aligned, periodFor } from '#lib/domain/metrics/period.ts';
import { SETTLING } from '#lib/domain/metrics/settling.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { minus, minutes } from '#lib/domain/time.ts';
import { runsStartedBetween } from '#lib/store/deploy-facts.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { ReadThrough } from '../read-through.ts';
import type { CollectorServices } from '../services.ts';
import { targetsOf } from '../targets.ts';

/** All charts of an environment over a range. */
export async function readMetrics(
  services: CollectorServices,
  cached: ReadThrough,
  ask: Questions['metrics']['ask'],
): Promise<ReadAnswer<'metrics'>> {
  const { clock, config, db } = services;
  const environment = environmentOf(config.current(), ask.environment);
  const aws = services.aws(environment);
  const now = clock();
  const period = periodFor(ask.range, now);
  const range = aligned(ask.range, period);
  const provisional = range.to > minus(now, SETTLING);
  const { account, region } = environment;
  return cached({
    key: `metrics ${environment.key} ${range.from} ${range.to} ${period}`,
    // A new minute is a new question: within it CloudWatch has nothing new, however many look and however often.
    ttl: provisional ? minutes(1) : minutes(15),
    hit: () => aws.budget.hit({ account, region, api: 'cloudwatch:GetMetricData' }),
    async read() {
      const found = await targetsOf(services, environment);
      if (!found.ok) return failedAfter(undefined, found.error, now);
      const plans = chartPlans(found.value.targets);
      const data = await readMetricData(
        aws,
        plans.flatMap((each) => each.measures),
        range,
        period,
      );
      if (!data.ok) return failedAfter(undefined, data.error, now);
      return ready(
        {
          range,
          period,
          charts: chartsFrom(plans, data.value.points, data.value.unread),
          deploys: await runsStartedBetween(db, environment.key, range.from, range.to),
        },
        {
          asOf: now,
          freshFor: minutes(3),
          source: 'cloudwatch:GetMetricData',
          missing: [...found.value.missing, ...data.value.missing],
          provisional,
        },
      );
    },
  });
}
