import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { openDatabase } from './db.ts';
import { keepBreak } from './run-breaks.ts';
import { insertDeployment, moveRun } from './run-moves.ts';
import { getDeployment } from './runs.ts';
import { startTestDatabase } from './test-database.ts';

const DEV = 'demo/dev' as const;
const WAY: readonly RunState[] = [
  'queued',
  'planning',
  'planned',
  'approved',
  'applying',
  'verifying',
  'succeeded',
];

let server: Awaited<ReturnType<typeof startTestDatabase>>;
let web: ReturnType<typeof openDatabase>;
let collector: ReturnType<typeof openDatabase>;
beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.migrate, 'test', 2);
  collector = openDatabase(server.urls.collector, 'test', 2);
});
afterAll(async () => {
  await web?.close();
  await collector?.close();
  await server?.stop();
});

async function succeeded(at: number): Promise<{ deployment: string; run: string; number: number }> {
  const id = randomUUID();
  const made = await insertDeployment(
    web.db,
    {
      ...{ id, environment: DEV, repository: 'main', commit: 'c'.repeat(40), subject: 's', ref: 'main' },
      ...{ requestedBy: 'alice', requestedAt: instant(at) },
    },
    [{ id: randomUUID(), component: 'app', tool: 'sam', lane: 'application', needs: [] }],
  );
  const [run] = made.runs;
  for (const to of WAY) await moveRun(web.db, run?.id ?? '', { to, at: instant(at), actor: 'runner' });
  return { deployment: id, run: run?.id ?? '', number: run?.number ?? 0 };
}

const said = (
  verdict: EnvironmentHealth['verdict'],
  since: number,
  sinceRun?: string,
): EnvironmentHealth => ({
  ...{ verdict, since: instant(since), deploying: false, checks: [] },
  ...(sinceRun === undefined ? {} : { sinceRun }),
});

it('a run that broke its environment says so for ever, and by which run it was mended', async () => {
  const bad = await succeeded(1_000);
  const brokeOf = async () => (await getDeployment(web.db, bad.deployment))?.runs[0]?.broke;
  const judged = (health: EnvironmentHealth, at: number): Promise<void> =>
    keepBreak(collector.db, DEV, health, instant(at) as Instant);
  expect(await brokeOf()).toBeUndefined();

  await judged(said('degraded', 2_000, bad.run), 2_000);
  expect(await brokeOf()).toEqual({ at: 2_000, verdict: 'degraded' });
  await judged(said('failing', 3_000, bad.run), 3_000);
  expect(await brokeOf()).toEqual({ at: 2_000, verdict: 'failing' });
  // What nobody can read mends nothing.
  await judged(said('unknown', 4_000), 4_000);
  expect(await brokeOf()).toEqual({ at: 2_000, verdict: 'failing' });

  const good = await succeeded(5_000);
  await judged(said('healthy', 6_000), 6_000);
  const mended = { at: 2_000, verdict: 'failing', recoveredAt: 6_000, recoveredBy: good.number };
  expect(await brokeOf()).toEqual(mended);
  // Later trouble of another run is not this one's.
  await judged(said('failing', 9_000, good.run), 9_000);
  expect(await brokeOf()).toEqual(mended);
});
