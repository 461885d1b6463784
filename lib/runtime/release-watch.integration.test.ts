import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { requestApplication } from '#lib/commands/deployments/request.ts';
import { approveApplication } from '#lib/commands/runs/approve.ts';
import { leaseName } from '#lib/deploy/engine/grip.ts';
import { builtOnce } from '#lib/deploy/release.ts';
import { openRunLog } from '#lib/deploy/run-log.ts';
import { keepSnapshot } from '#lib/deploy/terraform/snapshot.ts';
import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { Seen } from '#lib/domain/deploy/release-watch.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { postsOf } from '#lib/domain/forge/posts.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { unasked } from '#lib/queries/collector-in-test.ts';
import { runPage } from '#lib/queries/run-page.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { openDatabase } from '#lib/store/db.ts';
import { wantPost } from '#lib/store/forge-posts.ts';
import { acquireLease, leaseOf, releaseLease } from '#lib/store/leases.ts';
import { latestPlan, putPlan } from '#lib/store/plans.ts';
import { watchOf, wayBacksOf } from '#lib/store/release-watches.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment, getRun, getRunByNumber, runEventsOf } from '#lib/store/runs.ts';
import { wellRuns } from '#lib/store/well-runs.ts';
import { resourceChanges } from '#lib/terraform/json/changes.ts';
import { parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import { PORTAL, person, startTestPortal, type TestPortal } from './test-portal.ts';

const DEV: EnvironmentKey = 'demo/dev';
const alice = person('alice');
const QUIET: Seen = { parts: [], minutes: [], alarms: 2, firing: [], unread: [] };
const BAD: Seen = { ...QUIET, firing: [{ name: 'demo-dev-errors', why: 'Threshold Crossed' }] };

const settings = (wayBack: string) =>
  PORTAL.replace(
    '        prefix: demo-dev\n',
    `        prefix: demo-dev\n        afterDeploy: { watch: 1m, wayBack: ${wayBack} }\n`,
  );

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal(settings('automatic'));
  // The first release of all is not watched: there is nothing to hold it against.
  const engine = portal.engine('zeroth');
  await portal.reaches(await requested('side'), ['succeeded'], engine);
  await engine.stop();
});
afterAll(() => portal?.stop());
beforeEach(() => {
  portal.writeConfig(settings('automatic'));
  Object.assign(portal.engines.cloudformation, {
    seen: QUIET,
    changes: undefined,
    during: async () => undefined,
  });
});

async function requested(ref: string) {
  portal.engines.cloudformation.next = ref;
  const answer = await requestApplication.ask(portal.commands, alice, { environment: DEV, ref });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.runs[0]?.id ?? '';
}

/** As if the time had passed that the store says. */
const timePasses = (run: string) =>
  portal.runner.pool.query(
    `update release_watches set watch = jsonb_set(watch, '{until}', '1'::jsonb) where run_id = $1`,
    [run],
  );
const isWatched = (run: string) =>
  expect.poll(async () => (await watchOf(portal.web.db, run))?.watch?.look).toBeDefined();
const isFree = () => expect.poll(() => leaseOf(portal.web.db, leaseName(DEV))).toBeUndefined();

/** Deploys and lets the watch pass, as another runner takes it over. */
async function deployedWell(ref: string): Promise<string> {
  const run = await requested(ref);
  const first = portal.engine('first');
  await portal.reaches(run, ['verifying'], first);
  await isWatched(run);
  await first.stop();
  await timePasses(run);
  await portal.reaches(run, ['succeeded'], portal.engine('second'));
  await isFree();
  return run;
}

const pageServices = () => ({ ...portal.commands, collector: unasked });

async function wayBackOf(failed: string) {
  const run = await getRun(portal.web.db, failed);
  const number = (await wayBacksOf(portal.web.db, [run?.number ?? 0])).get(run?.number ?? 0);
  const back = number === undefined ? undefined : await getRunByNumber(portal.web.db, number);
  return { number, back, kept: await watchOf(portal.web.db, failed) };
}

it('is of the store: a runner that stops in the middle of it is followed by another, which ends it', async () => {
  const run = await deployedWell('main');
  const events = await runEventsOf(portal.web.db, run);
  expect(events.at(-1)).toMatchObject({ to: 'succeeded', actor: 'second', note: { code: 'note.watched' } });
  expect((await watchOf(portal.web.db, run))?.watch).toMatchObject({ ended: {}, look: { alarms: 2 } });
});

it('that sees a release break ends its run and brings back what was there, before whatever waits, without anybody', async () => {
  const good = await deployedWell('main');
  const bad = await requested('side');
  const engine = portal.engine('third');
  await portal.reaches(bad, ['verifying'], engine);
  portal.engines.cloudformation.next = 'back';
  // What is brought back is well, however soon it is there.
  portal.engines.cloudformation.during = async () => {
    portal.engines.cloudformation.seen = QUIET;
  };
  portal.engines.cloudformation.seen = BAD;
  await portal.reaches(bad, ['failed'], engine);
  expect((await getRun(portal.web.db, bad))?.failure).toMatchObject({
    code: 'verify.watch',
    cause: 'alarm demo-dev-errors fires since the deploy: Threshold Crossed',
  });
  const { back, kept } = await wayBackOf(bad);
  const to = (await getRun(portal.web.db, good))?.number;
  expect(kept?.wayBack).toEqual({ kind: 'begun', run: back?.number, to });
  const deployment = await getDeployment(portal.web.db, back?.deploymentId ?? '');
  expect(deployment).toMatchObject({
    commit: portal.commits.main,
    origin: { kind: 'roll-back', run: to },
    requestedBy: 'runner:way-back',
  });
  await portal.reaches(back?.id ?? '', ['verifying'], engine);
  await isWatched(back?.id ?? '');
  await engine.stop();
  await timePasses(back?.id ?? '');
  await portal.reaches(back?.id ?? '', ['succeeded'], portal.engine('fourth'));
  expect(portal.engines.cloudformation.applied.at(-1)).toBe('back');
  const audit = await auditAfter(portal.web.db, 0, 10_000);
  expect(
    audit.some(({ action, actor }) => action === 'deployment.roll-back' && actor === 'runner:way-back'),
  ).toBe(true);
  await isFree();
});

it('of a way back that breaks too stops there: nothing follows, and the run says that a person must look', async () => {
  const bad = await requested('side');
  const engine = portal.engine('fifth');
  await portal.reaches(bad, ['verifying'], engine);
  portal.engines.cloudformation.next = 'back';
  portal.engines.cloudformation.seen = BAD;
  await portal.reaches(bad, ['failed'], engine);
  const back = (await wayBackOf(bad)).back?.id ?? '';
  await portal.reaches(back, ['failed'], engine);
  expect((await wayBackOf(back)).number).toBeUndefined();
  expect((await watchOf(portal.web.db, back))?.wayBack).toMatchObject({
    kind: 'asked',
    why: { code: 'way-back.failed-too' },
  });
  await engine.stop();
  await isFree();
});

it('leaves it to people where portal.yaml says so, or where data has moved since', async () => {
  await deployedWell('main');
  portal.writeConfig(settings('people'));
  const byPeople = await requested('side');
  portal.engines.cloudformation.seen = BAD;
  const engine = portal.engine('sixth');
  const ends = (run: string) => portal.reaches(run, ['failed'], engine);
  await ends(byPeople);
  expect((await wayBackOf(byPeople)).kept?.wayBack).toMatchObject({ why: { code: 'way-back.by-people' } });

  portal.writeConfig(settings('automatic'));
  portal.engines.cloudformation.changes = [TABLE];
  const withTable = await requested('side');
  await ends(withTable);
  expect((await wayBackOf(withTable)).number).toBeUndefined();
  expect((await wayBackOf(withTable)).kept?.wayBack).toMatchObject({
    kind: 'asked',
    why: { code: 'release.moved', params: { address: 'Orders' } },
  });
  await engine.stop();
});

it('waits for somebody when the way back carries a risk, and runs once they agree', async () => {
  portal.engines.cloudformation.changes = undefined;
  await deployedWell('main');
  const bad = await requested('side');
  const engine = portal.engine('seventh');
  await portal.reaches(bad, ['verifying'], engine);
  portal.engines.cloudformation.next = 'back';
  portal.engines.cloudformation.changes = [{ ...TABLE, type: 'AWS::IAM::Role', risks: ['iam'] }];
  portal.engines.cloudformation.seen = BAD;
  await portal.reaches(bad, ['failed'], engine);
  const back = (await wayBackOf(bad)).back?.id ?? '';
  await portal.reaches(back, ['awaiting-approval'], engine);
  const content = (await latestPlan(portal.web.db, back))?.plan.content ?? '';
  const page = await runPage.ask(pageServices(), alice, { environment: DEV, runId: back });
  // As the last one that was applied and ended well took; watched for as long as the file says now.
  const well = (await wellRuns(portal.web.db, DEV, 'application', 1))[0]?.run;
  expect(page?.expected).toEqual({ run: well?.number, apply: expect.any(Number), verify: minutes(1) });
  portal.engines.cloudformation.seen = QUIET;
  await approveApplication.ask(portal.commands, person('bob'), { environment: DEV, runId: back, content });
  await portal.reaches(back, ['verifying'], engine);
  await isWatched(back);
  await engine.stop();
  await timePasses(back);
  await portal.reaches(back, ['succeeded'], portal.engine('agreed'));
  await isFree();
});

it('secrets planted in artifacts, templates, plans, logs and words of AWS are nowhere in the database, nor in what a forge is told', async () => {
  const planted = 'canary-7f3e9a1c';
  // By its shape alone, and in names: of resources, of what fails, of an output.
  const key = 'AKIAIOSFODNN7EXAMPLE';
  const named = (each: string) => `module.queues.aws_sqs_queue.jobs["${each}"]`;
  portal.writeConfig(settings('people'));
  portal.engines.cloudformation.changes = [key, 'AKIAI44QH8DHBEXAMPLE'].map(
    (each): ResourceChange => ({
      ...{
        address: named(each),
        from: `aws_sqs_queue.${each}`,
        type: 'aws_sqs_queue',
        action: 'update',
        risks: [],
      },
      attributes: [
        {
          path: `tags.${each}`,
          after: '"x"',
          sensitive: false,
          unknownAfter: false,
          forcesReplacement: false,
        },
      ],
    }),
  );
  const run = await requested('side');
  portal.engines.cloudformation.seen = {
    ...BAD,
    firing: [{ name: `demo-dev-${key}`, why: `Threshold Crossed: token=${planted}` }],
  };
  const engine = portal.engine('planted');
  await portal.reaches(run, ['failed'], engine);
  await engine.stop();
  const deployment = await getDeployment(
    portal.web.db,
    (await getRun(portal.web.db, run))?.deploymentId ?? '',
  );
  const { environments } = portal.config.current();
  const environment = environments.get(DEV);
  const component = environment?.components.find(({ name }) => name === 'application');
  const job = { component, deployment, environment, run: deployment?.runs[0], log: { say: () => undefined } };
  const services = {
    db: portal.runner.db,
    planKey: Buffer.alloc(32, 3),
    clock: () => instant(Date.now()),
  };
  const built = await builtOnce(services, job as never, { planted: 1 }, async () => ({
    templates: [{ template: { Parameters: { Password: { Default: planted } } }, places: [] }],
    artifacts: [{ name: 'api', kind: 'code', bytes: Buffer.from(`const key = '${planted}'`) }],
  }));
  expect(built.artifacts).toHaveLength(1);
  const log = openRunLog(portal.runner.db, run, services.clock, (error) => expect(error).toBeUndefined());
  log.hide(`${planted}-hidden`);
  log.output('stdout', `  + password = "${planted}"`);
  log.say(`DATABASE_PASSWORD=${planted}, and as it stands: ${planted}-hidden`);
  log.output('stdout', `${named(key)}: Modifying...`);
  await log.close();
  expect(
    (await runLogAfter(portal.web.db, run, 0, 1_000)).some(({ line }) => line.includes('DATABASE')),
  ).toBe(true);
  const stored = await latestPlan(portal.web.db, run);
  if (!stored || !deployment) throw new Error('no plan');
  const addresses = stored.plan.changes.map(({ address }) => address);
  expect(addresses).toEqual(addresses.map(() => expect.stringMatching(/jobs\["\(masked\)-[0-9a-f]{8}"\]$/)));
  expect(new Set(addresses).size).toBe(2);
  const page = await runPage.ask(pageServices(), alice, { environment: DEV, runId: run });
  expect(page?.plan?.plan.changes.map(({ address }) => address)).toEqual(addresses);
  for (const each of [planted, key]) expect(JSON.stringify(page)).not.toContain(each);
  const state = {
    values: { outputs: { [key]: { value: 'x' } }, root_module: { resources: [{ address: named(key) }] } },
  };
  await keepSnapshot(
    services,
    { component: { environment: DEV, name: 'planted' }, log },
    parseStateJson(JSON.stringify(state)),
  );
  const changes = resourceChanges(planWith(planted), log.mask);
  expect(changes).toMatchObject([{ address: 'aws_db_instance.main', action: 'update' }]);
  await putPlan(portal.runner.db, {
    ...{ id: 'planted', madeAt: services.clock(), files: {} },
    plan: { ...stored.plan, changes },
  });
  const { pool, db, close } = openDatabase(portal.server.urls.collector, 'test collector', 1);
  const posts = postsOf({
    ...{ commit: deployment.commit, deployments: [deployment], pulls: [], isProduction: () => false },
    counts: new Map([[run, { create: 0, update: 1, replace: 0, delete: 0 }]]),
  });
  for (const post of posts) await wantPost(db, deployment.repository, post, services.clock());
  expect((await pool.query('select 1 from forge_posts')).rowCount).toBe(posts.length);
  await close();
  for (const each of [planted, key]) expect(await tablesWith(each), each).toEqual([]);
  // The search itself finds what is there.
  expect(await tablesWith(portal.commits.side)).toContain('releases');
});

/** As `terraform show -json` has it: one value that the provider calls sensitive, one whose name says so. */
const planWith = (secret: string) =>
  parsePlanJson(
    JSON.stringify({
      ...{ format_version: '1.2', terraform_version: '1.11.0' },
      resource_changes: [
        {
          ...{ address: 'aws_db_instance.main', mode: 'managed', type: 'aws_db_instance', name: 'main' },
          provider_name: 'registry.terraform.io/hashicorp/aws',
          change: {
            actions: ['update'],
            before: { password: 'old', master_password: 'old' },
            after: { password: secret, master_password: secret },
            ...{
              after_unknown: {},
              before_sensitive: { password: true },
              after_sensitive: { password: true },
            },
          },
        },
      ],
    }),
  );

/** Every table in which a text stands, in the clear or as bytes. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { pool, close } = openDatabase(portal.server.urls.migrate, 'test owner', 1);
  const { rows } = await pool.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { schema, name } of rows) {
    const { rowCount } = await pool.query(
      `select 1 from "${schema}"."${name}" t where position($1 in t::text) > 0 or position($2 in t::text) > 0 limit 1`,
      [text, Buffer.from(text).toString('hex')],
    );
    if ((rowCount ?? 0) > 0) found.push(name);
  }
  await close();
  return found;
}

it('is asked for by nobody but a runner: a row that only says so is refused', async () => {
  const [bad] = [
    ...(await wayBacksOf(
      portal.web.db,
      Array.from({ length: 60 }, (_, index) => index),
    )),
  ];
  const like = await getRunByNumber(portal.web.db, bad?.[1] ?? 0);
  await portal.web.pool.query(
    `insert into deployments (id, environment, repository, commit, subject, ref, requested_by, requested_at, proof, origin)
     select 'forged', environment, repository, commit, subject, ref, requested_by, requested_at, proof, origin
     from deployments where id = $1`,
    [like?.deploymentId],
  );
  await portal.web.pool.query(
    `insert into runs (id, deployment_id, component, tool, lane, position, needs, state, created_at, updated_at)
     values ('forged-run', 'forged', 'application', 'cloudformation', 'application', 0, '[]', 'requested', now(), now())`,
  );
  portal.engines.cloudformation.next = 'forged';
  const engine = portal.engine('eighth');
  await portal.reaches('forged-run', ['failed'], engine);
  expect((await getRun(portal.web.db, 'forged-run'))?.failure?.cause).toContain('proof.not-a-runner');
  await engine.stop();
});

it('writes nothing once somebody else holds the environment', async () => {
  const run = await requested('main');
  const engine = portal.engine('late');
  await portal.reaches(run, ['verifying'], engine);
  await isWatched(run);
  await portal.runner.pool.query(`update leases set expires_at = now() - interval '1 second'`);
  const other = await acquireLease(portal.runner.db, leaseName(DEV), 'somebody', millis(60_000));
  portal.engines.cloudformation.seen = BAD;
  await timePasses(run);
  await engine.stop();
  expect((await getRun(portal.web.db, run))?.state).toBe('verifying');
  expect((await wayBackOf(run)).number).toBeUndefined();
  if (other) await releaseLease(portal.runner.db, other);
});

const TABLE: ResourceChange = {
  address: 'Orders',
  type: 'AWS::DynamoDB::Table',
  action: 'create',
  attributes: [],
  risks: [],
};
