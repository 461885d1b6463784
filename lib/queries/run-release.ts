import { forgePage } from '#lib/config/forge-page.ts';
import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { commitsBetween, hostPage } from '#lib/domain/deploy/commits-between.ts';
import type { Deployment, RequestedRun } from '#lib/domain/deploy/deployment.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import { type Onward, type RunRelease, whereItRan } from '#lib/domain/deploy/run-release.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { pullsOf } from '#lib/store/forge-pulls.ts';
import { releasesOf } from '#lib/store/releases.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { runsOfCommit, standingRuns, wellRuns } from '#lib/store/well-runs.ts';
import type { QueryServices } from './define.ts';
import { visibleEnvironments } from './visible.ts';
import { notRunIn, withEvidence } from './where-it-ran.ts';
import { nextOf, whyNotOnward } from './whether-onward.ts';

/** Earlier releases that are offered to go back to. */
const EARLIER = 2;

type Looked = {
  readonly environment: ConfiguredEnvironment;
  readonly run: Run;
  readonly deployment: Deployment;
};

/** What an approver asks of a release: what it brings, where it ran before, where it may go on, and what there was before it. */
export async function runRelease(
  services: QueryServices,
  caller: Caller,
  { environment, run, deployment }: Looked,
): Promise<RunRelease> {
  const { db, config } = services;
  const visible = visibleEnvironments(services, caller, 'deploys:read');
  const siblings = visible.filter(({ system }) => system === environment.system);
  const keys = siblings.map(({ key }) => key);
  const [kept, releases, standing, earlier, ran, pulls] = await Promise.all([
    keptRefs(db, deployment.repository),
    releasesOf(db, environment.system, [deployment.commit]),
    standingRuns(db, keys),
    wellRuns(db, environment.key, run.component, 20),
    runsOfCommit(db, keys, run.component, deployment.commit),
    pullsOf(db, deployment.repository, deployment.commit),
  ]);
  const refs = kept && shownValue(kept.reading);
  const source = config.current().file.repositories[deployment.repository];
  const host =
    forgePage(config.current().file, deployment.repository) ??
    (source && hostPage(typeof source === 'string' ? source : source.url));
  const release = releases.find(({ component }) => component === run.component);
  // What it changes is against what stood there before it, whenever the page is opened.
  const before = earlier.find((each) => each.run.number < run.number);
  const current = standing.get(`${environment.key} ${run.component}`);
  const between = before && commitsBetween(refs?.value, deployment.commit, before.deployment.commit);
  const where = whereItRan(
    ran.filter((each) => each.run.id !== run.id),
    (key) => standing.get(`${key} ${run.component}`)?.deployment.commit,
  );
  return {
    ...(release ? { release } : {}),
    ...(host ? { host } : {}),
    ...(pulls.length > 0 ? { pulls } : {}),
    ...(before ? { before } : {}),
    ...(between ? { between } : {}),
    ...(refs ? { commitsAsOf: refs.asOf } : {}),
    ran: await withEvidence(services, caller, siblings, where),
    notRun: await notRunIn(services, caller, { environment, run }, siblings, where),
    onward: await onwardOf(services, caller, { environment, run, deployment }, standing),
    // A page that follows a run is drawn at each step of it: what there is to go back to is asked once it has ended.
    back: isFinal(run.state)
      ? await backOf(services, caller, { environment, run, deployment }, { earlier, current })
      : [],
  };
}

type Standing = Awaited<ReturnType<typeof standingRuns>>;

async function onwardOf(
  services: QueryServices,
  caller: Caller,
  { environment, run, deployment }: Looked,
  standing: Standing,
): Promise<readonly Onward[]> {
  if (run.state !== 'succeeded' && run.state !== 'no-change') return [];
  const targets = nextOf(services.config.current(), environment.key, run.component);
  return Promise.all(
    targets.map(async (to): Promise<Onward> => {
      const there = standing.get(`${to.key} ${run.component}`);
      const kind = 'promote' as const;
      const refused =
        there?.deployment.commit === deployment.commit
          ? reason('release.same', { environment: to.key })
          : await whyNotOnward(services, caller, { to, component: run.component, run: run.number, kind });
      return { kind, environment: to.key, run: run.number, ...(refused ? { refused } : {}) };
    }),
  );
}

/** On the page of what stands there: what stood there before. On an older run's: that one again. */
async function backOf(
  services: QueryServices,
  caller: Caller,
  { environment, run, deployment }: Looked,
  { earlier, current }: { earlier: readonly RequestedRun[]; current: RequestedRun | undefined },
): Promise<readonly Onward[]> {
  if (!current || !componentOf(environment, run.component)) return [];
  const here = current.deployment.commit;
  const others = earlier.filter((each) => each.deployment.commit !== here);
  const newest = others.filter(
    (each, index) =>
      others.findIndex((other) => other.deployment.commit === each.deployment.commit) === index,
  );
  const meant =
    deployment.commit === here
      ? newest.slice(0, EARLIER)
      : newest.filter((each) => each.deployment.commit === deployment.commit);
  return Promise.all(
    meant.map(async (each): Promise<Onward> => {
      const refused = await whyNotOnward(services, caller, {
        ...{ to: environment, component: run.component, run: each.run.number, kind: 'roll-back' },
      });
      const { commit, subject } = each.deployment;
      return {
        ...{ kind: 'roll-back', environment: environment.key, run: each.run.number, commit, subject },
        ...(refused ? { refused } : {}),
      };
    }),
  );
}
