import { randomUUID } from 'node:crypto';
import type { Lane, RunFailure, RunState, RunStep } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { insertApproval } from '#lib/store/plans.ts';
import { appendRunLog } from '#lib/store/run-log.ts';
import { insertDeployment, moveRun, setStep } from '#lib/store/run-moves.ts';
import { isRoot, MARKET_COMPONENTS } from './market.ts';
import { FAILING_LOG, LOG } from './run-logs.ts';
import { COMMIT, fillPlan } from './waiting-plan.ts';

const MINUTE = 60_000;
const TO_AWAITING: readonly RunState[] = ['queued', 'planning', 'planned', 'awaiting-approval'];
const TO_DONE: readonly RunState[] = [
  'queued',
  'planning',
  'planned',
  'approved',
  'applying',
  'verifying',
  'succeeded',
];

/** TEST DATA, once: deploys in the states that the pages must show. */
export async function fillDeploys(db: Db, now: Instant): Promise<void> {
  const ago = (min: number) => instant(now - min * MINUTE);
  for (let number = 60; number > 0; number--) {
    const key = (['items/dev', 'items/staging', 'items/dev'] as const)[number % 3] ?? 'items/dev';
    const lane = number % 4 === 0 ? 'infrastructure' : 'application';
    const by = number % 2 ? 'demo-developer' : 'demo-infra';
    await request(
      db,
      key,
      `fix(api): change number ${61 - number}`,
      by,
      ago(1500 + number * 97),
      [lane],
      TO_DONE,
    );
  }
  await request(db, 'hello/dev', 'chore: bump runtime', 'demo-infra', ago(1300), ['infrastructure'], TO_DONE);
  await request(
    db,
    'items/prod',
    'perf(api): reuse the connection',
    'demo-infra',
    ago(1200),
    ['application'],
    TO_DONE,
  );
  await request(
    db,
    'items/staging',
    'feat(processor): write items in one transaction',
    'demo-developer',
    ago(12),
    ['application'],
    TO_DONE,
  );
  await fillMarket(db, ago);
  const failed: RunFailure = {
    code: 'stack.resource-failed',
    step: 'execute',
    cause:
      'Resource handler returned message: "The role defined for the function cannot be assumed by Lambda."',
    resource: 'ProcessorFunction',
  };
  const broken = await request(
    db,
    'items/dev',
    'fix(processor): a role of its own',
    'demo-developer',
    ago(300),
    ['application'],
    [...TO_DONE.slice(0, 5), 'failed'],
    failed,
  );
  for (const runId of broken) {
    await fillPlan(db, runId, ago(299));
    await appendRunLog(
      db,
      runId,
      [...LOG, ...FAILING_LOG].map((line, index) => ({
        at: ago(300 - index / 20),
        stream: line.startsWith('Error') ? ('stderr' as const) : ('stdout' as const),
        line,
      })),
    );
  }
  const waits = await request(
    db,
    'items/prod',
    'Let processor write transactions; NAT in every AZ',
    'demo-infra',
    ago(36),
    ['infrastructure'],
    TO_AWAITING,
  );
  for (const runId of waits) await fillPlan(db, runId, ago(34));
  const [first] = waits;
  if (first) {
    await insertApproval(db, {
      id: randomUUID(),
      runId: first,
      content: 'an older plan',
      by: 'demo-admin',
      at: ago(35),
      decision: 'approved',
    });
    await appendRunLog(
      db,
      first,
      LOG.map((line, index) => ({ at: ago(36 - index / 20), stream: 'stdout' as const, line })),
    );
  }
  const running = await request(
    db,
    'items/dev',
    'fix(processor): retry throttles only',
    'demo-developer',
    ago(3),
    ['application'],
    TO_DONE.slice(0, 5),
  );
  await request(
    db,
    'items/dev',
    'docs(api): say what a cursor is',
    'demo-admin',
    ago(1),
    ['application'],
    ['queued'],
  );
  const agreed = await request(
    db,
    'hello/dev',
    'feat: greet in Japanese',
    'demo-developer',
    ago(9),
    ['infrastructure'],
    [...TO_AWAITING, 'approved'],
  );
  for (const runId of agreed) await fillPlan(db, runId, ago(8));
  const step: RunStep = {
    name: 'execute',
    done: 3,
    total: 7,
    detail: 'ProcessorFunction UPDATE_IN_PROGRESS',
  };
  for (const runId of running) {
    await fillPlan(db, runId, ago(2));
    await setStep(db, runId, step, ago(1));
    await appendRunLog(
      db,
      runId,
      LOG.map((line, index) => ({ at: ago(3 - index / 20), stream: 'stdout' as const, line })),
    );
  }
}

/** All twelve components of a system in one request, done in dev, done again in staging, waiting in prod. */
async function fillMarket(db: Db, ago: (min: number) => Instant): Promise<void> {
  const all = 'feat(orders): reserve stock before charging the card';
  await request(db, 'market/dev', all, 'demo-infra', ago(400), MARKET_COMPONENTS, TO_DONE);
  await request(db, 'market/staging', all, 'demo-infra', ago(320), MARKET_COMPONENTS, TO_DONE);
  const waits = await request(db, 'market/prod', all, 'demo-infra', ago(30), MARKET_COMPONENTS, TO_AWAITING);
  for (const runId of waits) await fillPlan(db, runId, ago(28));
  await request(
    db,
    'market/dev',
    'fix(search): the newest first',
    'demo-developer',
    ago(40),
    ['search'],
    TO_DONE,
  );
}

async function request(
  db: Db,
  environment: EnvironmentKey,
  subject: string,
  by: string,
  at: Instant,
  components: readonly string[],
  states: readonly RunState[],
  failure?: RunFailure,
): Promise<readonly string[]> {
  const runs = components.map((component) => {
    const lane: Lane = component === 'infrastructure' || isRoot(component) ? 'infrastructure' : 'application';
    return {
      ...{ id: randomUUID(), component, lane, needs: [] },
      tool: lane === 'infrastructure' ? ('terraform' as const) : ('sam' as const),
    };
  });
  const id = randomUUID();
  await insertDeployment(
    db,
    {
      id,
      environment,
      repository: 'main',
      commit: COMMIT,
      subject,
      ref: 'main',
      requestedBy: by,
      requestedAt: at,
    },
    runs,
  );
  await appendAudit(db, {
    at,
    actor: by,
    via: 'session',
    action: 'deploy.requested',
    target: environment,
    outcome: 'done',
    details: { commit: COMMIT },
  });
  for (const run of runs) {
    let when = at;
    for (const to of states) {
      when = instant(Math.min(Date.now(), when + 20_000));
      await moveRun(db, run.id, {
        to,
        at: when,
        actor: 'runner:preview',
        ...(to === 'failed' && failure ? { failure } : {}),
      });
    }
  }
  return runs.map((run) => run.id);
}
