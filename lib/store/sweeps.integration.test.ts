import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RunState } from '#lib/domain/deploy/run.ts';
import { instant, parseInstant } from '#lib/domain/time.ts';
import { appliedSince } from './applied-plans.ts';
import { type Database, openDatabase } from './db.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { getBlob, putBlob } from './plans.ts';
import { sweep } from './sweeps.ts';
import { startTestDatabase } from './test-database.ts';

let server: EmbeddedDatabase;
let owner: Database;
let collector: Database;
let runner: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  owner = openDatabase(server.urls.migrate, 'test owner', 1);
  collector = openDatabase(server.urls.collector, 'test collector', 1);
  runner = openDatabase(server.urls.runner, 'test runner', 1);
});
afterAll(async () => {
  await Promise.all([owner?.close(), collector?.close(), runner?.close()]);
  await server?.stop();
});

const sql = (text: string, ...values: unknown[]) => owner.pool.query(text, values);
const OLD = '2026-01-01T00:00:00Z';
const NEW = '2026-11-28T00:00:00Z';
const half = parseInstant('2026-06-01T00:00:00Z');
const BEFORE = {
  ...{ runLogs: half, plans: half, releases: half, apiCalls: half },
  ...{ insights: half, sessions: half },
};

let number = 0;
/** One run with a line, a plan and the plan's file. */
async function run(state: RunState, at: string, commit = 'c', environment = 'shop/dev'): Promise<string> {
  number += 1;
  const id = `r${number}`;
  await sql(
    `insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at) values ($1, $2, $3, '', 'main', 'a', $4)`,
    ...[id, environment, commit, at],
  );
  const ended = state === 'succeeded' || state === 'failed' ? at : null;
  await sql(
    `insert into runs (id, deployment_id, component, tool, lane, position, needs, state, created_at, updated_at, finished_at)
     values ($1, $1, 'api', 'sam', 'application', 0, '[]', $2, $3, $3, $4)`,
    ...[id, state, at, ended],
  );
  await sql(`insert into run_log (run_id, at, stream, line) values ($1, $2, 'engine', 'x')`, id, at);
  await sql(
    `insert into plans (id, run_id, made_at, content, binding, plan, files) values ($1, $1, $2, '', '', '{}', $3)`,
    ...[id, at, JSON.stringify({ 'plan.tfplan': `file of ${id}` })],
  );
  await blob(`file of ${id}`, at);
  return id;
}
const blob = (hash: string, at: string) =>
  sql(`insert into blobs (hash, bytes, size, stored_at) values ($1, '', 0, $2)`, hash, at);
async function release(commit: string, at: string): Promise<void> {
  await sql(
    `insert into releases (system, component, repository, commit, recipe, artifacts, built_at, built_by) values ('shop', 'api', 'main', $1, 'r', $2, $3, 1)`,
    ...[commit, JSON.stringify([{ name: 'a', kind: 'code', sha256: `bytes of ${commit}`, size: 1 }]), at],
  );
  await blob(`bytes of ${commit}`, at);
}
const names = async (text: string) =>
  (await sql(text)).rows.map((row) => String(Object.values(row)[0])).toSorted();

beforeEach(() => sql('truncate deployments, runs, run_log, plans, blobs, releases, api_calls cascade'));

it('lines and plans of runs go when they are old, and nothing of one that has not ended', async () => {
  const gone = await run('failed', OLD);
  const young = await run('succeeded', NEW);
  const waits = await run('awaiting-approval', OLD);
  const stuck = await run('needs-attention', OLD);
  expect(await sweep(collector.db, BEFORE)).toMatchObject({ runLogs: 1, plans: 1 });
  const left = [stuck, waits, young].toSorted();
  expect(await names('select run_id from run_log')).toEqual(left);
  expect(await names('select run_id from plans')).toEqual(left);
  expect(await names('select id from runs')).toEqual([gone, ...left].toSorted());
});

it('a run whose plan went is still told as one that changed something, and one that never applied is not', async () => {
  for (const [state, applied] of [
    ['succeeded', true],
    ['failed', false],
  ] as const) {
    const id = await run(state, OLD);
    const to = applied ? 'applying' : 'failed';
    await sql('update plans set used_at = $2 where id = $1', id, applied ? OLD : null);
    await sql(
      `insert into run_events (run_id, at, to_state, actor) values ($1, $2, $3, 'runner')`,
      id,
      OLD,
      to,
    );
  }
  const since = () => appliedSince(runner.db, 'shop/dev', ['api'], 0);
  expect(await since()).toMatchObject([{ component: 'api', plan: {} }]);
  await sweep(collector.db, BEFORE);
  expect(await since()).toEqual([{ run: expect.any(Number), component: 'api' }]);
});

it('a plan file goes when its run has ended; one that somebody may still apply stays, however old', async () => {
  await run('succeeded', NEW);
  const waits = await run('awaiting-approval', OLD);
  const used = await run('applying', OLD);
  await sql(`update blobs set stored_at = '${OLD}'`);
  await sweep(collector.db, BEFORE);
  expect(await names('select hash from blobs')).toEqual([`file of ${used}`, `file of ${waits}`].toSorted());
});

it('what is being written is not referred to yet and stays; written again, an old file is young again', async () => {
  await blob('being written', new Date().toISOString());
  await blob('nobody’s', OLD);
  await blob('written again', OLD);
  await putBlob(runner.db, 'written again', Buffer.from(''));
  await sweep(collector.db, BEFORE);
  expect(await names('select hash from blobs')).toEqual(['being written', 'written again']);
  expect(await getBlob(runner.db, 'written again')).toHaveLength(0);
});

it('of releases the newest ten of a component stay, what runs anywhere and what may run next; the bytes go with the others', async () => {
  const commits = Array.from({ length: 14 }, (_, index) => `c${String(index).padStart(2, '0')}`);
  for (const commit of commits) await release(commit, OLD);
  await run('succeeded', OLD, 'c00', 'shop/prod');
  await run('succeeded', OLD, 'c01', 'shop/dev');
  await run('succeeded', NEW, 'c02', 'shop/dev');
  await run('awaiting-approval', OLD, 'c03', 'shop/prod');
  await sweep(collector.db, BEFORE);
  const left = commits.filter((each) => each !== 'c01');
  expect(await names('select commit from releases')).toEqual(left);
  expect((await names('select hash from blobs')).filter((each) => each.startsWith('bytes'))).toEqual(
    left.map((each) => `bytes of ${each}`),
  );
});

it('calls to AWS go by their minute, in as many statements as it takes', async () => {
  const columns =
    'minute, process, account, region, api, purpose, calls, throttles, failures, cache_hits, cost_usd';
  const counts = "'collector', 'a', 'r', 'x', 'p', 1, 0, 0, 0, 0";
  await sql(
    `insert into api_calls (${columns}) select '${OLD}'::timestamptz + i * interval '1 second', ${counts} from generate_series(1, 12000) i`,
  );
  await sql(`insert into api_calls (${columns}) values ('${NEW}', ${counts})`);
  expect(await sweep(collector.db, BEFORE)).toMatchObject({ apiCalls: 12_000 });
  expect(await names('select count(*) from api_calls')).toEqual(['1']);
});

it('nothing young goes', async () => {
  await run('succeeded', OLD);
  await release('c', OLD);
  const never = instant(0);
  const swept = await sweep(collector.db, {
    ...{ runLogs: never, plans: never, releases: never, apiCalls: never },
    ...{ insights: never, sessions: never },
  });
  expect(swept).toMatchObject({ runLogs: 0, plans: 0, releases: 0, apiCalls: 0 });
});

it('queries of Insights, sessions and codes go by their age, and no session that is in force', async () => {
  await sql(`insert into users (id, name) values ('dora', 'Dora') on conflict do nothing`);
  for (const [id, at] of [
    ['old', OLD],
    ['new', NEW],
  ]) {
    await sql(
      `insert into sessions (id, token, user_id, expires_at) values ($1, $1, 'dora', $2)`,
      ...[id, at],
    );
    await sql(
      `insert into insights_runs (id, environment, by, query, groups, "from", "to", started_at, state, scanned)
       values ($1, 'shop/dev', 'dora', 'fields', '[]', $2, $2, $2, 'complete', 1)`,
      ...[id, at],
    );
  }
  expect(await sweep(collector.db, BEFORE)).toMatchObject({ insights: 1, sessions: 1 });
  expect(await names('select id from sessions')).toEqual(['new']);
  expect(await names('select id from insights_runs')).toEqual(['new']);
});
