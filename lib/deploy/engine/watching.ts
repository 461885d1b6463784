import { setTimeout as pause } from 'node:timers/promises';
import { isOwnWayBack } from '#lib/domain/deploy/own-way-back.ts';
import {
  type ReleaseWatch,
  shareOf,
  summed,
  unjudged,
  type WatchLook,
  type WatchRules,
  whatBroke,
} from '#lib/domain/deploy/release-watch.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { type Instant, instant, plus } from '#lib/domain/time.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { databaseNow, putWatch, watchOf } from '#lib/store/release-watches.ts';
import { sightingOf } from '#lib/store/stack-operations.ts';
import { wellRuns } from '#lib/store/well-runs.ts';
import { askAgain } from '../ask-again.ts';
import { holdOrStop, type Turn } from './turn.ts';

/** Between two looks; a watch of minutes sees each of them a few times. */
const LOOK_EVERY_MS = 15_000;

/**
 * Watches what was deployed until the time that the store keeps, by the database's clock: a runner that takes over goes on
 * with the same end. @returns what broke, as soon as it did
 */
export async function watchRelease(turn: Turn): Promise<RunFailure | undefined> {
  const { services, job, steps } = turn;
  const rules = job.environment.settings.afterDeploy;
  if (!rules) return undefined;
  const watch = await begun(turn, rules);
  if (!watch) {
    job.log.say('not watched: nothing ran here before, that its figures could be held against');
    return undefined;
  }
  const minutes = Math.round(watch.rules.watch / 60_000);
  job.log.say(`watched for ${minutes} min, to ${new Date(watch.until).toISOString()}`);
  for (;;) {
    const now = await databaseNow(services.db);
    const { deployedAt, from, until } = watch;
    const seen = await askAgain(job, () => steps.see(job, { deployedAt, from, now: earlier(now, until) }));
    const look = masked(turn, { at: now, ...seen });
    const broken = whatBroke(look, watch.rules, isOwnWayBack(job.deployment));
    const over = broken !== undefined || now >= until;
    await keep(turn, { ...watch, look, ...(over ? { ended: endOf(now, broken) } : {}) });
    const total = Math.round((until - from) / 1_000);
    const done = Math.min(total, Math.max(0, Math.round((now - from) / 1_000)));
    await job.step({ name: 'verify', done, total, detail: 'watch' });
    if (broken) return failureOf(turn, broken);
    if (over) return sayPassed(turn, look, watch.rules);
    await pause(Math.min(LOOK_EVERY_MS, Math.max(250, until - now)), undefined, { signal: job.signal });
  }
}

const earlier = (a: Instant, b: Instant): Instant => instant(Math.min(a, b));
const endOf = (at: Instant, broken: Reason | undefined) => ({ at, ...(broken ? { broken } : {}) });

/**
 * From the moment the last resource was changed: CloudFormation may have watched for as long already. A minute that is of the
 * old version and the new one counts for neither. @returns undefined where there is nothing to hold it against
 */
async function begun(turn: Turn, rules: WatchRules): Promise<ReleaseWatch | undefined> {
  const { db } = turn.services;
  const { environment, run } = turn.job;
  const kept = await watchOf(db, run.id);
  if (kept?.watch) return kept.watch;
  const earlier = await wellRuns(db, environment.key, run.component, 1);
  if (earlier.length === 0) return undefined;
  const now = await databaseNow(db);
  const changed = (await sightingOf(db, run.id))?.events.find(({ ofStack }) => !ofStack)?.at;
  const from = instant(Math.ceil(Math.min(changed ?? now, now) / 60_000) * 60_000);
  const deployedAt = (await latestPlan(db, run.id))?.usedAt ?? now;
  const watch: ReleaseWatch = { deployedAt, from, until: plus(from, rules.watch), rules };
  await keep(turn, watch);
  return watch;
}

/** Nothing is written once somebody else holds the environment. */
async function keep(turn: Turn, watch: ReleaseWatch): Promise<void> {
  await turn.services.db.transaction(async (tx) => {
    await holdOrStop(turn, tx, 'verifying');
    await putWatch(tx, turn.job.run.id, { watch });
  });
}

/** An alarm's reason is text of AWS: whatever is made of it is made of the masked one. */
function masked({ job: { log } }: Turn, look: WatchLook): WatchLook {
  return {
    ...look,
    firing: look.firing.map(({ name, why }) => ({ name: log.mask(name), why: log.mask(why) })),
    unread: look.unread.map(log.mask),
  };
}

function failureOf({ job: { log } }: Turn, { code, params }: Reason): RunFailure {
  const { name = '', why = '', errors, requests, millis, beforeMillis } = params;
  const causes: Readonly<Record<string, string>> = {
    'watch.alarm': `alarm ${name} fires since the deploy: ${why}`,
    'watch.errors': `${errors} of ${requests} requests of ${name} failed since the deploy`,
    'watch.slow': `${name} takes ${rounded(millis)} ms (p95) since the deploy, ${rounded(beforeMillis)} ms before`,
  };
  const cause = causes[code] ?? code;
  log.say(`broke: ${cause}`);
  return { step: 'verify', code: 'verify.watch', cause, resource: String(name) };
}

const rounded = (figure: string | number | undefined): string => String(Math.round(Number(figure)));

function sayPassed({ job: { log } }: Turn, look: WatchLook, rules: WatchRules): undefined {
  const since = summed(look.parts, 'since');
  const share = shareOf(since);
  if (share !== undefined)
    log.say(`${since.requests} requests, ${(share * 100).toFixed(1)} % failed; ${look.alarms} alarms quiet`);
  const few = unjudged(look, rules);
  if (few.length > 0) log.say(`fewer than ${rules.requests} requests, not judged: ${few.join(', ')}`);
  for (const each of look.unread) log.say(`not watched: ${each}`);
}
