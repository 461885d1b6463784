import type { Deployment } from '../deploy/deployment.ts';
import type { PlanCounts } from '../deploy/plan.ts';
import type { ForgePost, ToldPlace } from './post.ts';
import { progressOf, progressOfRun } from './progress.ts';
import type { Pull } from './pull.ts';

/** What is known of one commit of one repository. */
export type CommitFacts = {
  readonly commit: string;
  /** Its requests, newest first, of any environment. */
  readonly deployments: readonly Deployment[];
  /** Pull requests that hold it. */
  readonly pulls: readonly Pull[];
  /** Of the newest plan, by run id. */
  readonly counts: ReadonlyMap<string, PlanCounts>;
  readonly isProduction: (environment: string) => boolean;
};

/** More environments than these in one comment say nothing to anybody. */
const MOST_PLACES = 60;

/** Everything that is to stand at a forge about a commit. Order does not matter. */
export function postsOf(facts: CommitFacts): readonly ForgePost[] {
  const { commit, deployments, pulls } = facts;
  const places = placesOf(facts);
  return [
    { kind: 'pulls', commit },
    ...places.map((place): ForgePost => ({ kind: 'check', commit, ...place })),
    ...deployments.flatMap((each) => deploymentPost(each, facts.isProduction)),
    ...(places.length === 0 ? [] : pulls.filter((pull) => isAbout(pull, commit))).map(
      ({ number }): ForgePost => ({ kind: 'comment', pull: number, commit, places }),
    ),
  ];
}

/** An open one is about its newest commit, a merged one about what it came to; an earlier commit of either is over. */
const isAbout = ({ state, head, merged }: Pull, commit: string): boolean =>
  state === 'open' ? head === commit : state === 'merged' && (merged === undefined || merged === commit);

function placesOf({ deployments, counts }: CommitFacts): readonly ToldPlace[] {
  const newest = new Map<string, Deployment>();
  for (const each of deployments) if (!newest.has(each.environment)) newest.set(each.environment, each);
  return [...newest.values()]
    .toSorted((a, b) => (a.environment < b.environment ? -1 : 1))
    .slice(0, MOST_PLACES)
    .map(({ environment, runs }) => ({
      environment,
      progress: progressOf(runs),
      runs: runs.map((run) => {
        const counted = counts.get(run.id);
        const { number, component, state } = run;
        return {
          ...{ number, component, state, progress: progressOfRun(run) },
          ...(counted ? { counts: counted } : {}),
        };
      }),
    }));
}

function deploymentPost(
  { id, commit, environment, runs }: Deployment,
  isProduction: CommitFacts['isProduction'],
): readonly ForgePost[] {
  const [first] = runs;
  if (!first) return [];
  const production = isProduction(environment);
  const progress = progressOf(runs);
  return [
    {
      kind: 'deployment',
      deployment: id,
      ...{ commit, environment, production, progress, number: first.number },
    },
  ];
}
