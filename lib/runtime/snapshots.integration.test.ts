import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestInfrastructure } from '#lib/commands/deployments/request.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import { snapshotSchedule } from '#lib/deploy/snapshot/schedule.ts';
import { hours, instant, minus, seconds } from '#lib/domain/time.ts';
import { acquireLease, leaseOf, releaseLease } from '#lib/store/leases.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

const DEV = 'demo/dev' as const;
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());

function scheduleOf(take: (environment: string, commit: string) => Promise<void>) {
  const errors: object[] = [];
  const schedule = snapshotSchedule({
    db: portal.runner.db,
    config: portal.config,
    clock: portal.commands.clock,
    holder: 'snapshots',
    leaseTtl: seconds(2),
    log: { info: () => undefined, error: (fields) => errors.push(fields) },
    take: ({ environment }, commit) => take(environment, commit),
    wake: () => undefined,
  });
  return { schedule, errors };
}

const isFree = () => expect.poll(() => leaseOf(portal.web.db, leaseName(DEV))).toBeUndefined();
const taken = (age: number) =>
  putSnapshot(portal.runner.db, DEV, 'terraform-state', 'infrastructure', {
    takenAt: minus(instant(Date.now()), age as ReturnType<typeof hours>),
    digest: 'a',
    value: {},
  });

it('takes a snapshot of what was deployed once, as its commit was, while nobody else holds the environment', async () => {
  const takes: string[] = [];
  const { schedule, errors } = scheduleOf(async (environment, commit) => {
    expect(await leaseOf(portal.web.db, leaseName(DEV))).toMatchObject({ holder: 'snapshots' });
    takes.push(`${environment} ${commit}`);
  });
  await schedule.look();
  expect(takes).toEqual([]);

  const answer = await requestInfrastructure.ask(portal.commands, person('alice'), {
    environment: DEV,
    ref: 'main',
  });
  if (!answer.ok) throw new Error(answer.error.code);
  await schedule.look();
  expect(takes).toEqual([]);
  await portal.reaches(answer.value.runs[0]?.id ?? '', ['succeeded'], portal.engine('one'));
  await isFree();
  await schedule.look();
  expect(takes).toEqual([`${DEV} ${portal.commits.main}`]);
  await isFree();

  await taken(hours(5));
  await schedule.look();
  expect(takes).toHaveLength(1);

  await taken(hours(7));
  const other = await acquireLease(portal.runner.db, leaseName(DEV), 'other', seconds(60));
  await schedule.look();
  expect(takes).toHaveLength(1);
  if (other) await releaseLease(portal.runner.db, other);
  await schedule.look();
  expect(takes).toHaveLength(2);
  expect(errors).toEqual([]);
});

it('says with the environment why one failed, and does not try it again at once', async () => {
  await taken(hours(7));
  let tries = 0;
  const { schedule, errors } = scheduleOf(async () => {
    tries += 1;
    throw new Error('no such role');
  });
  await schedule.look();
  await schedule.look();
  expect(tries).toBe(1);
  expect(errors).toEqual([{ environment: DEV, component: 'infrastructure', error: 'Error: no such role' }]);
  await isFree();
});
