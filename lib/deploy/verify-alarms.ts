import { setTimeout as pause } from 'node:timers/promises';
import { describeAlarms } from '#lib/aws/read/cloudwatch/alarms.ts';
import { firesSince } from '#lib/domain/deploy/fires-since.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { getReading } from '#lib/store/readings.ts';
import { type ComponentServices, sessionName } from './component-services.ts';
import type { Job } from './job.ts';

const LOOKS = 2;
const BETWEEN_MS = 2_000;

/**
 * Watches the environment's alarms for a short while, under the plan role, which only reads. One that began to
 * fire after `since` fails the run; one that fired before is no fault of it.
 */
export async function verifyAlarms(
  services: Pick<ComponentServices, 'aws' | 'db'>,
  job: Job,
  since: Instant,
): Promise<RunFailure | undefined> {
  const { environment, run, deployment, log } = job;
  const role = environment.settings.roles.plan;
  if (!role) {
    log.say('alarms not verified: portal.yaml names no role to read them with');
    return undefined;
  }
  const reading = await getReading(services.db, environment.key, 'alarms');
  const names = (reading && shownValue(reading)?.value.map(({ name }) => name)) ?? [];
  if (names.length === 0) {
    log.say('alarms not verified: the collector knows none of this environment yet');
    return undefined;
  }
  const clients = services.aws(environment, role, sessionName(run.number));
  for (let look = 1; look <= LOOKS; look += 1) {
    await job.step({ name: 'verify', done: look, total: LOOKS, detail: 'alarms' });
    const alarms = await describeAlarms(clients, { names });
    if (!alarms.ok) {
      log.say(`alarms not verified: ${alarms.error.kind}`);
      return undefined;
    }
    const firing = alarms.value.find((each) => firesSince(each, deployment, since));
    if (firing) {
      const cause = `alarm ${firing.name} fires since the deploy: ${firing.stateReason}`;
      return { step: 'verify', code: 'verify.alarm', cause, resource: firing.name };
    }
    if (look < LOOKS) await pause(BETWEEN_MS, undefined, { signal: job.signal });
    else log.say(`none of ${alarms.value.length} alarms began to fire`);
  }
  return undefined;
}
