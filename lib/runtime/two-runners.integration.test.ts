import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestApplication } from '#lib/commands/deployments/request.ts';
import { approveApplication } from '#lib/commands/runs/approve.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import type { EngineSteps } from '#lib/deploy/job.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Clock, instant, minutes } from '#lib/domain/time.ts';
import { leaseOf } from '#lib/store/leases.ts';
import { approvalsOf, latestPlan } from '#lib/store/plans.ts';
import { watchOf } from '#lib/store/release-watches.ts';
import { getDeployment, getRun, runEventsOf } from '#lib/store/runs.ts';
import { wellRuns } from '#lib/store/well-runs.ts';
import { testEngine } from './test-engines.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

// Two runners whose clocks are up to ten minutes wrong. One is paused in the middle of a step for longer than its lease, the
// other takes the run over, and then the first goes on as if nothing had been.

const DEV: EnvironmentKey = 'demo/dev';
const PROD: EnvironmentKey = 'demo/prod';
const ACCOUNT = '000000000000';
const PHASES = ['plan', 'apply', 'verify', 'see'] as const;
type Phase = (typeof PHASES)[number];
type Act = 'deploy' | 'promote' | 'roll-back';

const WATCHED = '        afterDeploy: { watch: 1m, wayBack: people }\n';
const settings = PORTAL.replaceAll(/( {8}prefix: demo-(dev|prod)\n)/g, `$1${WATCHED}`);

let portal: TestPortal;
let round = 0;
beforeAll(async () => {
  portal = await startTestPortal(settings);
  // What there is to promote, and what there is to go back to.
  for (const ref of ['side', 'main']) await well(await requested(DEV, { ref }));
  await well(await requested(PROD, { ref: 'main' }));
});
afterAll(() => portal?.stop());

async function requested(
  environment: EnvironmentKey,
  ask: { ref: string; origin?: Origin },
): Promise<string> {
  const answer = await requestApplication.ask(portal.commands, person('alice'), { environment, ...ask });
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`);
  return answer.value.runs[0]?.id ?? '';
}

async function originOf(act: Act): Promise<{ environment: EnvironmentKey; ref: string; origin?: Origin }> {
  if (act === 'deploy') return { environment: DEV, ref: 'main' };
  const [newest] = await wellRuns(portal.web.db, DEV, 'application', 1);
  const earlier = (await wellRuns(portal.web.db, DEV, 'application', 50)).find(
    ({ deployment }) => deployment.commit !== newest?.deployment.commit,
  );
  return act === 'promote'
    ? { environment: PROD, ref: '', origin: { kind: 'promote', run: (await mainRun()) ?? 0 } }
    : { environment: DEV, ref: '', origin: { kind: 'roll-back', run: earlier?.run.number ?? 0 } };
}
/** Production takes `main` alone. */
const mainRun = async () =>
  (await wellRuns(portal.web.db, DEV, 'application', 50)).find(
    ({ deployment }) => deployment.commit === portal.commits.main,
  )?.run.number;

const approveIfAsked = async (runId: string) => {
  const run = await getRun(portal.web.db, runId);
  if (run?.state !== 'awaiting-approval') return;
  const content = (await latestPlan(portal.web.db, runId))?.plan.content ?? '';
  await approveApplication.ask(portal.commands, person('bob'), { environment: PROD, runId, content });
};
const isWatched = async (runId: string) => (await watchOf(portal.web.db, runId))?.watch !== undefined;
const timePasses = (runId: string) =>
  portal.runner.pool.query(
    `update release_watches set watch = jsonb_set(watch, '{until}', '1'::jsonb) where run_id = $1`,
    [runId],
  );

/** Lets a run end well, with as much of the watch as one look. */
async function well(runId: string): Promise<void> {
  const engines = { terraform: stepsOf(), cloudformation: stepsOf() };
  const first = portal.engine(`watches ${runId}`, engines);
  await portal.when(
    'a first look or an end',
    async () => {
      await approveIfAsked(runId);
      const run = await getRun(portal.web.db, runId);
      return (run && isFinal(run.state)) || (await watchOf(portal.web.db, runId))?.watch?.look !== undefined;
    },
    first,
  );
  await first.stop();
  await timePasses(runId);
  const next = portal.engine(`ends ${runId}`, engines);
  await portal.ends(runId, next);
  await next.stop();
}

/** Steps that stop at a phase until they are let go, deaf to every signal, as a machine that hangs. */
function stepsOf(pauseAt?: Phase) {
  let arrived: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const paused = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const at = async (phase: Phase) => {
    if (phase !== pauseAt) return;
    arrived();
    await held;
  };
  const own = testEngine();
  const steps: EngineSteps = {
    ...own,
    plan: async (job) => {
      await at('plan');
      own.next = job.run.id;
      return own.plan(job);
    },
    apply: async (job, stored, files, gate) => {
      own.during = () => at('apply');
      return own.apply(job, stored, files, gate);
    },
    // AWS says that what the other began has come to its end.
    resume: async () => ({ kind: 'applied' }),
    verify: async () => {
      await at('verify');
      return undefined;
    },
    see: async () => {
      await at('see');
      return own.seen;
    },
  };
  return { ...steps, paused, letGo };
}

const wrongBy = (offset: number): Clock => {
  return () => instant(Date.now() + offset);
};

async function oneTurn(act: Act, phase: Phase, offsets: readonly [number, number]): Promise<void> {
  round += 1;
  const [first, second] = [`first ${round}`, `second ${round}`];
  const { environment, ...ask } = await originOf(act);
  const runId = await requested(environment, ask);
  const slow = stepsOf(phase);
  const quick = stepsOf();
  // It goes on with what it has in hand and takes nothing more: under a lease of its own it might write what it likes.
  const takes = [ACCOUNT];
  const a = portal.engine(
    first,
    { terraform: slow, cloudformation: slow },
    portal.runner.db,
    takes,
    wrongBy(offsets[0]),
  );
  const b = portal.engine(
    second,
    { terraform: quick, cloudformation: quick },
    portal.runner.db,
    undefined,
    wrongBy(offsets[1]),
  );
  let there = false;
  slow.paused.then(() => {
    there = true;
  });
  await portal.when(
    `a pause in ${phase}`,
    async () => {
      await approveIfAsked(runId);
      return there;
    },
    a,
  );

  await portal.when(
    'the other to have it',
    async () => {
      await portal.runner.pool.query(
        `update leases set expires_at = now() - interval '1 second' where holder = $1`,
        [first],
      );
      return (await leaseOf(portal.web.db, leaseName(environment)))?.holder === second;
    },
    b,
  );
  const taken = (await runEventsOf(portal.web.db, runId)).at(-1)?.seq ?? 0;
  takes.length = 0;
  slow.letGo();
  await portal.when(
    'the other to watch it',
    async () => {
      await approveIfAsked(runId);
      return (await getRun(portal.web.db, runId))?.state === 'verifying' && (await isWatched(runId));
    },
    b,
  );
  await Promise.all([a.stop(), b.stop()]);
  await well(runId);

  const run = await getRun(portal.web.db, runId);
  const events = await runEventsOf(portal.web.db, runId);
  const later = events.filter(({ seq }) => seq > taken);
  expect({ act, phase, state: run?.state, cause: run?.failure?.cause }).toMatchObject({ state: 'succeeded' });
  expect(later.map(({ actor }) => actor)).not.toContain(first);
  const { rows } = await portal.runner.pool.query<{ used: number }>(
    'select count(*)::int as used from plans where run_id = $1 and used_at is not null',
    [runId],
  );
  expect(rows[0]?.used).toBe(1);
  expect(events.filter(({ to }) => to === 'applying')).toHaveLength(1);
  if (environment === PROD) expect(await approvalsOf(portal.web.db, runId)).not.toHaveLength(0);
  expect((await getDeployment(portal.web.db, run?.deploymentId ?? ''))?.runs).toHaveLength(1);
  await portal.when(
    'it to be free',
    async () => (await leaseOf(portal.web.db, leaseName(environment))) === undefined,
  );
}

it('of two runners the one that was fenced off writes nothing, whatever is deployed, promoted or gone back to, wherever it hung', async () => {
  const offset = fc.integer({ min: -minutes(10), max: minutes(10) });
  const act = fc.constantFrom<Act>('deploy', 'promote', 'roll-back');
  await fc.assert(fc.asyncProperty(act, fc.constantFrom(...PHASES), fc.tuple(offset, offset), oneTurn), {
    numRuns: 12,
    endOnFailure: true,
    examples: PHASES.map((phase): [Act, Phase, [number, number]] => ['promote', phase, [600_000, -600_000]]),
  });
}, 600_000);
