import { environmentOf } from '#lib/config/portal-config.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { ReportedInvocation } from '#lib/domain/logs/report.ts';
import { aligned, periodFor } from '#lib/domain/metrics/period.ts';
import { type ReportsAnswer, reportCharts } from '#lib/domain/metrics/report-charts.ts';
import { SETTLING } from '#lib/domain/metrics/settling.ts';
import { failedAfter, type Missing, type Reading, ready } from '#lib/domain/reading.ts';
import { type Instant, minus, minutes, plus, seconds } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { logGroupsOf } from '../log-groups.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { ReadThrough } from '../read-through.ts';
import { newestReports } from '../report-lines.ts';
import type { CollectorServices } from '../services.ts';

/** Who asks waits fifteen seconds; what was not read by then is said instead. */
const PATIENCE = seconds(9);

/** Cold starts and memory of an environment's functions over a range, newest first as far back as the bounds allow. */
export async function readReports(
  services: CollectorServices,
  cached: ReadThrough,
  ask: Questions['reports']['ask'],
): Promise<ReadAnswer<'reports'>> {
  const { clock, config } = services;
  const environment = environmentOf(config.current(), ask.environment);
  const { account, region } = environment;
  const now = clock();
  const period = periodFor(ask.range, now);
  const range = aligned(ask.range, period);
  const provisional = range.to > minus(now, SETTLING);
  // Lines cost more calls than figures do: as old as a period is young enough.
  const ttl = provisional ? millis(Math.min(period, minutes(15))) : minutes(15);
  const aws = services.aws(environment);

  async function read(): Promise<Reading<ReportsAnswer>> {
    const groups = await logGroupsOf(services, environment, []);
    if (!groups.ok) return failedAfter(undefined, groups.error, now);
    const functions = groups.value.filter(({ kind }) => kind === 'function');
    const bounds = { clock, deadline: plus(clock(), PATIENCE) };
    const reads = await Promise.all(functions.map(({ name }) => newestReports(aws, name, range, bounds)));
    const found: ReportedInvocation[] = [];
    const missing: Missing[] = [];
    const cut: { label: string; from: Instant }[] = [];
    for (const [index, { label }] of functions.entries()) {
      const each = reads[index];
      if (!each) continue;
      found.push(...each.reports);
      if (each.failure) missing.push({ what: label, failure: each.failure });
      else if (each.from > range.from) cut.push({ label, from: each.from });
    }
    const [first] = missing;
    if (first && missing.length === functions.length && found.length === 0) {
      return failedAfter(undefined, first.failure, now);
    }
    return ready(
      { range, period, charts: reportCharts(functions.map(reported), found, period), cut },
      { asOf: now, freshFor: millis(3 * ttl), source: 'logs:FilterLogEvents', missing, provisional },
    );
  }

  return cached({
    key: `reports ${environment.key} ${range.from} ${range.to} ${period}`,
    ttl,
    hit: () => aws.budget.hit({ account, region, api: 'logs:FilterLogEvents' }),
    read,
  });
}

const reported = ({ name, label }: LogGroup) => ({ group: name, label });
