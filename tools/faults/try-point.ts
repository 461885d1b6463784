import type { Origin } from '#lib/domain/deploy/release.ts';
import { isFinal, type Run, type RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { getRun } from '#lib/store/runs.ts';
import { wellRuns } from '#lib/store/well-runs.ts';
import { freeze } from './freeze.ts';
import { kill, type Running } from './kill.ts';
import type { Point } from './points.ts';
import type { Portal } from './portal.ts';
import { environmentsHeld, type Traces, tracesOf } from './traces.ts';

export type Tried = Traces & {
  readonly lane: Point['lane'];
  readonly act: Point['act'];
  readonly moment: string;
  readonly victim: Point['victim'];
  readonly frozen?: true;
  /** `missed`: the moment was over before it was seen; `absent`: nothing of this kind ran. */
  readonly hit: 'hit' | 'missed' | 'absent';
  readonly state: RunState | 'none';
  /** AWS's or Terraform's words where the run did not succeed. */
  readonly cause?: string;
  /** Whether what was struck answers again. */
  readonly back: boolean;
  /** From the fault to the end of the run. */
  readonly seconds: number;
  /** Of a release that broke: how many runs have gone back from it. */
  readonly wayBacks?: number;
  readonly ok: boolean;
};

const LOOK_EVERY_MS = 10;
const ENDS_WITHIN_MS = 400_000;
const FREE_WITHIN_MS = 20_000;
export const SLOW_ENDS_WITHIN_MS = 60_000;

export const PLACES: Readonly<Record<Point['lane'], EnvironmentKey>> = {
  infrastructure: 'hello/dev',
  application: 'items/dev',
};

/** SIGKILL, or a while of standing still. @returns what runs afterwards; undefined: there was nothing of this kind */
export const strike = (portal: Portal, running: Running, { victim, frozen }: Point) =>
  (frozen ? freeze : kill)(portal, running, victim);

/** One deploy of one small change, with one process killed or frozen at one moment. */
export async function tryPoint(
  portal: Portal,
  running: Running,
  point: Point,
  count: number,
): Promise<{ readonly tried: Tried; readonly running: Running }> {
  const { lane, moment, act, ...struck } = point;
  const { victim } = struck;
  changeSomething(portal, lane, count);
  const origin = await originFor(portal, act);
  const since = new Date();
  const place = act === 'deploy' ? PLACES[lane] : NEXT;
  const runId = await portal.request(place, lane, origin);
  const seen = await until(portal, runId, (run) => moment.reached(run) || isFinal(run.state));
  const reached = seen !== undefined && moment.reached(seen);
  const struckAt = performance.now();
  const after = reached ? await strike(portal, running, point) : undefined;
  const run = await until(portal, runId, ({ state }) => isFinal(state) || state === 'needs-attention');
  const seconds = Math.round((performance.now() - struckAt) / 100) / 10;
  await free(portal);
  const { slow, ...next } = after ?? running;
  await slow?.stop(SLOW_ENDS_WITHIN_MS);
  const back = victim !== 'web' || !after || (await portal.webAnswers());
  const stack = `${place.replace('/', '-')}-app`;
  const traces = await tracesOf(portal, run ?? ({ id: runId, lane } as Run), since, stack);
  const state = run?.state ?? 'none';
  const hit = !reached ? 'missed' : after ? 'hit' : 'absent';
  const nothingLeft = traces.locks.length === 0 && traces.left.length === 0;
  const ok = ended(point, state, traces) && back && nothingLeft && traces.chain === 'whole';
  const cause = run?.failure?.cause;
  return {
    tried: {
      ...{ lane, act, moment: moment.name, ...struck, hit, state, back, seconds, ...traces, ok },
      ...(cause === undefined ? {} : { cause }),
    },
    running: next,
  };
}

/** Where releases of `items/dev` go on to. */
export const NEXT: EnvironmentKey = 'items/staging';

/** What was deployed without a fault before: to be promoted, or to be gone back over. */
async function originFor(portal: Portal, act: Point['act']): Promise<Origin | undefined> {
  if (act === 'deploy') return undefined;
  const deployed = await portal.reaches(await portal.request('items/dev', 'application'), 'succeeded');
  if (act === 'promote') return { kind: 'promote', run: deployed.number };
  const [before] = await wellRuns(portal.db, NEXT, 'application', 1);
  if (!before) throw new Error(`nothing was deployed to ${NEXT} before`);
  const promote = { kind: 'promote', run: deployed.number } as const;
  await portal.reaches(await portal.request(NEXT, 'application', promote), 'succeeded');
  return { kind: 'roll-back', run: before.run.number };
}

/**
 * A step that is killed ends its plan, with words and with nothing changed: what killed it, such as a lack of memory, would do
 * it again. Else: one deploy, made once, by plans that were each used once: what an apply did not come to is planned anew. A killed gateway
 * may have lost the answer to a call that AWS has carried out: its client rightly makes it again, and the same change twice
 * is the same.
 */
function ended(
  { victim, frozen }: Point,
  state: RunState | 'none',
  { effective, plansUsed, applied }: Traces,
): boolean {
  if (victim === 'step' && !frozen && state === 'failed') return effective === 0 && plansUsed === 0;
  const once = effective === 1 || (victim === 'gateway' && effective === 2);
  return state === 'succeeded' && once && plansUsed === applied;
}

/** A change that AWS makes by one call, and another before it, so that there is a middle. */
function changeSomething(portal: Portal, lane: Point['lane'], count: number): void {
  if (lane === 'infrastructure')
    portal.commit('infra/hello/function.tf', (text) =>
      text
        .replace(/"Answers GET \/hello[^"]*"/, `"Answers GET /hello (${count})"`)
        .replace(/"Execution role of [^"]*"/, `"Execution role of \${local.function_name} (${count})"`),
    );
  else
    portal.commit('infra/sam/template.yaml', (text) =>
      text.replace(/Timeout: [12]\d$/m, `Timeout: ${11 + (count % 19)}`),
    );
}

/** @returns undefined when it did not come to that in time */
export async function until(
  portal: Portal,
  runId: string,
  so: (run: Run) => boolean,
): Promise<Run | undefined> {
  const deadline = Date.now() + ENDS_WITHIN_MS;
  while (Date.now() < deadline) {
    // PostgreSQL may be the one that was killed.
    const run = await getRun(portal.db, runId).catch(() => undefined);
    if (run && so(run)) return run;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return undefined;
}

/** A lease may last as long as its time; what is still held then is left behind. */
export async function free(portal: Portal): Promise<void> {
  const deadline = Date.now() + FREE_WITHIN_MS;
  while (Date.now() < deadline && (await environmentsHeld(portal)).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
