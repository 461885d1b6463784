import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import { watchOf, wayBacksOf } from '#lib/store/release-watches.ts';
import { getRunByNumber } from '#lib/store/runs.ts';
import { repoRoot } from '../toolchain.ts';
import type { Running } from './kill.ts';
import type { Point } from './points.ts';
import type { Portal } from './portal.ts';
import { tracesOf } from './traces.ts';
import { free, PLACES, SLOW_ENDS_WITHIN_MS, strike, type Tried, until } from './try-point.ts';

const CALLS_EVERY_MS = 1_000;

/**
 * A release that fails each of its calls while it is watched, with one process killed or frozen at one moment of the watch or of the way
 * back: the run ends failed, one run goes back, and it ends well.
 */
export async function tryWatch(
  portal: Portal,
  running: Running,
  point: Point,
  count: number,
): Promise<{ readonly tried: Tried; readonly running: Running }> {
  const { lane, moment, act, ...struck } = point;
  const { victim } = struck;
  const place = PLACES.application;
  portal.watchReleases(place);
  portal.commit('functions/scheduled/handler.ts', (text) => broken(text, count));
  await callsThatSucceed(portal);
  const since = new Date();
  const runId = await portal.request(place, 'application');
  await until(portal, runId, ({ state }) => state === 'verifying' || isFinal(state));
  const calls = callEachSecond(portal);
  let struckAt = performance.now();
  let hit: Tried['hit'] = 'missed';
  let after: Running | undefined;
  const strikeIn = async (id: string) => {
    const seen = await until(portal, id, (run) => moment.reached(run) || isFinal(run.state));
    if (!seen || !moment.reached(seen)) return;
    struckAt = performance.now();
    after = await strike(portal, running, point);
    hit = after ? 'hit' : 'absent';
  };
  try {
    if (!moment.ofWayBack) await strikeIn(runId);
    const run = await until(portal, runId, ({ state }) => isFinal(state));
    calls.stop();
    const back = run && (await wayBackOf(portal, run));
    if (back && moment.ofWayBack) await strikeIn(back.id);
    const ended = back && (await until(portal, back.id, ({ state }) => isFinal(state)));
    const seconds = Math.round((performance.now() - struckAt) / 100) / 10;
    await free(portal);
    const { slow, ...next } = after ?? running;
    await slow?.stop(SLOW_ENDS_WITHIN_MS);
    const isBack = victim !== 'web' || !after || (await portal.webAnswers());
    const traces = await tracesOf(portal, ended ?? ({ id: runId, lane } as Run), since);
    const wayBacks = run ? await wayBacksFrom(portal, run.number) : 0;
    const state = ended?.state ?? run?.state ?? 'none';
    const cause =
      ended?.failure?.cause ?? (ended ? undefined : (run?.failure?.cause ?? (await unbroken(portal, runId))));
    // The release and the way back, once each; a killed gateway may have lost an answer and be asked again.
    const once = traces.effective === 2 || (victim === 'gateway' && traces.effective === 3);
    const wentBack = run?.state === 'failed' && wayBacks === 1 && state === 'succeeded';
    const nothingLeft = traces.locks.length === 0 && traces.left.length === 0 && traces.chain === 'whole';
    const ok = wentBack && once && traces.plansUsed === traces.applied && nothingLeft && isBack;
    return {
      tried: {
        ...{
          lane,
          act,
          moment: moment.name,
          ...struck,
          hit,
          state,
          back: isBack,
          seconds,
          ...traces,
          wayBacks,
          ok,
        },
        ...(cause === undefined ? {} : { cause }),
      },
      running: next,
    };
  } finally {
    calls.stop();
    portal.watchReleases();
  }
}

/** Each run of the function ends by an error that says which try it was. */
const broken = (text: string, count: number): string =>
  text.includes('throw new Error(`broken')
    ? text.replace(/broken \d+/, `broken ${count}`)
    : text.replace(
        '  logger.resetKeys();\n',
        `  throw new Error(\`broken ${count}\`);\n  logger.resetKeys();\n`,
      );

/** The failed run's end and the request of its way back are written together. */
async function wayBackOf(portal: Portal, { number }: Run): Promise<Run | undefined> {
  const back = (await wayBacksOf(portal.db, [number])).get(number);
  return back === undefined ? undefined : getRunByNumber(portal.db, back);
}

/** A release that should have broken and did not: what was seen of it. */
async function unbroken({ db }: Portal, runId: string): Promise<string> {
  const { watch } = (await watchOf(db, runId)) ?? {};
  if (!watch?.look) return 'the release was not watched';
  const figures = watch.look.parts.map(
    ({ name, before, since }) =>
      `${name} ${before.errors}/${before.requests} failed before, ${since.errors}/${since.requests} since`,
  );
  return `the release was not seen to break: ${[...figures, ...watch.look.unread].join('; ')}`;
}

async function wayBacksFrom({ pool }: Portal, number: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from deployments where (origin->>'after')::int = $1`,
    [number],
  );
  return rows[0]?.count ?? 0;
}

/** What the function takes: without a time it fails whatever was released. */
const EVENT = readFileSync(join(repoRoot, 'functions/scheduled/event.json'));
/** Of one try there are hardly more that fail. */
const GOOD_CALLS = 400;
const AT_ONCE = 8;

/**
 * A share of failures that was as high before is no fault of a release, and the try before this one has failed for a minute: what
 * succeeds until the deploy outweighs it.
 */
async function callsThatSucceed(portal: Portal): Promise<void> {
  const { lambda, call } = callerOf(portal);
  let left = GOOD_CALLS;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const { FunctionError: failed } = await call();
      if (failed) throw new Error(`items-dev-scheduled fails before it is broken: ${failed}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  lambda.destroy();
}

function callerOf({ cloud }: Portal) {
  const { endpoint, region, rootCredentials: credentials } = cloud;
  const lambda = new LambdaClient({ endpoint, region, credentials });
  const call = () => lambda.send(new InvokeCommand({ FunctionName: 'items-dev-scheduled', Payload: EVENT }));
  return { lambda, call };
}

function callEachSecond(portal: Portal): { readonly stop: () => void } {
  const { lambda, call } = callerOf(portal);
  // It fails by design, and the gateway may be the one that was killed.
  const timer = setInterval(() => void call().catch(() => undefined), CALLS_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      lambda.destroy();
    },
  };
}
