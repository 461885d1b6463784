import { describeAlarms } from '#lib/aws/read/cloudwatch/alarms.ts';
import { readMetricData } from '#lib/aws/read/cloudwatch/metric-data.ts';
import { firesSince } from '#lib/domain/deploy/fires-since.ts';
import type { Seen, WatchSpan } from '#lib/domain/deploy/release-watch.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { type Instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { getReading } from '#lib/store/readings.ts';
import { type ComponentServices, sessionName } from '../component-services.ts';
import type { Job } from '../job.ts';
import { measuresOf, minutesFrom, partsFrom, type Watched } from './figures.ts';

/** What the figures since are held against. */
export const BEFORE = minutes(15);

/** Alarms of the environment and figures of the release, under the plan role, which only reads. */
export async function seeRelease(
  services: Pick<ComponentServices, 'aws' | 'db'>,
  { environment, run, deployment }: Job,
  watched: readonly Watched[],
  { deployedAt, from, now }: WatchSpan,
): Promise<Seen> {
  const role = environment.settings.roles.plan;
  if (!role)
    return { parts: [], minutes: [], alarms: 0, firing: [], unread: ['no role to read with in portal.yaml'] };
  const clients = services.aws(environment, role, sessionName(run.number));
  const reading = await getReading(services.db, environment.key, 'alarms');
  const names = (reading && shownValue(reading)?.value.map(({ name }) => name)) ?? [];
  const range = { from: wholeMinute(minus(deployedAt, BEFORE)), to: wholeMinute(plus(now, minutes(1))) };
  const [alarms, figures] = await Promise.all([
    names.length === 0 ? undefined : describeAlarms(clients, { names }),
    watched.length === 0 ? undefined : readMetricData(clients, measuresOf(watched), range, minutes(1)),
  ]);
  const points = figures?.ok ? figures.value.points : new Map();
  return {
    parts: partsFrom(watched, points, deployedAt, from),
    minutes: minutesFrom(watched, points),
    alarms: alarms?.ok ? alarms.value.length : 0,
    firing: (alarms?.ok ? alarms.value : [])
      .filter((each) => firesSince(each, deployment, deployedAt))
      .map(({ name, stateReason }) => ({ name, why: stateReason })),
    unread: [
      ...(names.length === 0 ? ['no alarm of this environment is known yet'] : []),
      ...(alarms && !alarms.ok ? [`alarms: ${alarms.error.kind}`] : []),
      ...(figures && !figures.ok ? [`figures: ${figures.error.kind}`] : []),
      ...(figures?.ok ? figures.value.missing.map(({ what }) => what) : []),
    ],
  };
}

const wholeMinute = (at: Instant): Instant => (at - (at % 60_000)) as Instant;
