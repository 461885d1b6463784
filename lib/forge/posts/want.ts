import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { postsOf } from '#lib/domain/forge/posts.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import {
  type ChangedRequest,
  changedRequests,
  countsOf,
  markSeen,
  requestsOfCommit,
} from '#lib/store/forge-facts.ts';
import { wantPost } from '#lib/store/forge-posts.ts';
import { pullsOf } from '#lib/store/forge-pulls.ts';
import type { Forges } from './forges.ts';

/** Requests of one round; those that are left come with the next. */
const AT_ONCE = 100;

/** Works out anew what is to stand at forges, of each request that has changed. Nothing is sent. */
export async function wantPosts(
  db: Db,
  forges: Forges,
  config: PortalConfig,
  { now, since }: { readonly now: Instant; readonly since: Instant },
): Promise<void> {
  const changed = await changedRequests(db, [...forges.keys()], since, AT_ONCE);
  const commits = Map.groupBy(changed, ({ repository, commit }) => `${repository} ${commit}`);
  for (const requests of commits.values()) await wantOf(db, forges, config, requests, now);
}

async function wantOf(
  db: Db,
  forges: Forges,
  config: PortalConfig,
  requests: readonly ChangedRequest[],
  now: Instant,
): Promise<void> {
  const [first] = requests;
  const forge = first && forges.get(first.repository);
  if (!forge) return;
  const { repository, commit } = first;
  const deployments = await requestsOfCommit(db, repository, commit);
  const [pulls, counts] = await Promise.all([
    pullsOf(db, repository, commit),
    countsOf(
      db,
      deployments.flatMap(({ runs }) => runs.map(({ id }) => id)),
    ),
  ]);
  const isProduction = (environment: string) =>
    config.environments.get(environment as EnvironmentKey)?.production ?? false;
  const posts = postsOf({ commit, deployments, pulls, counts, isProduction });
  await db.transaction(async (tx) => {
    for (const post of posts)
      if (post.kind !== 'deployment' || forge.deployment) await wantPost(tx, repository, post, now);
    for (const each of requests) await markSeen(tx, each, now);
  });
}
