import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { partsOf } from '#lib/domain/deploy/fares.ts';
import { figuresNow } from '#lib/domain/deploy/figures-now.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { TargetFigures, TargetNow } from '#lib/domain/deploy/run-page.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { minutes } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { getReading } from '#lib/store/readings.ts';
import { boardRows } from './board-rows.ts';
import type { QueryServices } from './define.ts';

/** How the environment is now and was in the last day, beside what is to come to it or what came of it. */
export async function targetNow(
  services: QueryServices,
  environment: ConfiguredEnvironment,
  run: Pick<Run, 'component'>,
): Promise<TargetNow | undefined> {
  const [[row], vitals] = await Promise.all([
    boardRows(services, [environment], { history: true }),
    getReading(services.db, environment.key, 'vitals'),
  ]);
  if (!row) return undefined;
  const { health, alarms, samples, marks, silentSince } = row;
  // Of a silent collector nothing is known: its last count of alarms would read as of now.
  const known = silentSince === undefined && alarms ? shownValue(alarms)?.value : undefined;
  const figures = figuresOf(vitals, environment, run);
  return {
    ...(health ? { health } : {}),
    ...(known
      ? { alarms: { all: known.length, firing: known.filter(({ state }) => state === 'ALARM').length } }
      : {}),
    ...(figures ? { figures } : {}),
    day: { samples, marks, ...(silentSince === undefined ? {} : { silentSince }) },
  };
}

/** Of the component that is deployed; where nothing of it is measured, of the environment's front door. */
function figuresOf(
  reading: Known<Vitals>,
  environment: ConfiguredEnvironment,
  { component: name }: Pick<Run, 'component'>,
): TargetFigures | undefined {
  const shown = reading && shownValue(reading);
  if (!shown) return undefined;
  const { value, asOf } = shown;
  const freshFor = reading.state === 'ready' ? reading.freshFor : millis(0);
  const about = { asOf, freshFor, window: minutes(value.windowMinutes) };
  const component = componentOf(environment, name);
  const stack = component?.engine === 'cloudformation' ? { stack: component.stack } : {};
  const own = figuresNow(value, partsOf({ name, ...stack }));
  if (own) return { ...own, ...about, component: name };
  const { requestsPerMinute, errorRate } = value;
  if (requestsPerMinute === undefined) return undefined;
  return { requestsPerMinute, ...(errorRate === undefined ? {} : { errorRate }), ...about };
}
