import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORK } from '#lib/deploy/engine/engine.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { startEmbeddedDatabase } from '#lib/store/embedded.ts';
import { getDeployment, runsIn } from '#lib/store/runs.ts';
import { collected } from './fleet/collected.ts';
import { print } from './fleet/settings.ts';
import { money, pace, start } from './fleet/verdicts.ts';

const WAITING = 50;
const PORT = 31_570;

/**
 * A collector of 120 environments in 12 accounts and 3 regions over 7 minutes of virtual time: its own topics that ask AWS, pace, start and
 * database; AWS is a model that answers for quiet accounts and counts. Ends with 1 when a quota's share is passed, the month costs
 * more than $150, or all topics ask at once.
 */
export async function benchFleet(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-bench-fleet-'));
  // Where this runs as root, PostgreSQL does not.
  chmodSync(dir, 0o755);
  const server = await startEmbeddedDatabase(join(dir, 'database'), PORT);
  const collector = openDatabase(server.urls.collector, 'yagura bench', 4);
  const owner = openDatabase(server.urls.migrate, 'yagura bench owner', 2);
  try {
    const { calls, looks } = await collected(collector.db);
    const good = [pace(calls), money(looks), start(calls)].every(Boolean);
    await queue(owner);
    if (!good) process.exitCode = 1;
  } finally {
    await Promise.all([collector.close(), owner.close()]);
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What a runner's look at fifty waiting runs takes, in real time. */
async function queue({ db, pool }: Database): Promise<void> {
  for (let number = 0; number < WAITING; number += 1) {
    const id = randomUUID();
    await pool.query(
      `insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at) values ($1, $2, 'c', '', 'main', 'a', now())`,
      [id, `s${number % 30}/dev`],
    );
    await pool.query(
      `insert into runs (id, deployment_id, component, tool, lane, position, needs, state, created_at, updated_at)
       values ($1, $1, 'app', 'sam', 'application', 0, '[]', 'queued', now(), now())`,
      [id],
    );
  }
  const began = performance.now();
  const waiting = await runsIn(db, WORK);
  for (const run of waiting) await getDeployment(db, run.deploymentId);
  print('queue', { waiting: waiting.length, lookMs: Math.round(performance.now() - began) });
}
