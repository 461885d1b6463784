import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { type Failure, shownValue } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { getReading } from '#lib/store/readings.ts';
import type { CollectorServices } from './services.ts';

/** Log groups of an environment with these labels; none named means all. An unknown label is a failure. */
export async function logGroupsOf(
  { db }: CollectorServices,
  { key }: ConfiguredEnvironment,
  labels: readonly string[],
): Promise<Result<readonly LogGroup[], Failure>> {
  const reading = await getReading(db, key, 'log-groups');
  const known = reading && shownValue(reading)?.value;
  if (!known) {
    return err(
      reading?.state === 'failed'
        ? reading.failure
        : { kind: 'unavailable', cause: 'log groups not read yet' },
    );
  }
  const unknown = labels.find((label) => !known.some((each) => each.label === label));
  if (unknown !== undefined) return err({ kind: 'not-found', what: `log group ${unknown}` });
  return ok(labels.length === 0 ? known : known.filter((each) => labels.includes(each.label)));
}
