import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { commitsBetween } from '#lib/domain/deploy/commits-between.ts';
import type { VersionCell, VersionPath } from '#lib/domain/deploy/versions.ts';
import { reason } from '#lib/domain/reason.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import type { QueryServices } from './define.ts';
import { nextOf, whyNotOnward } from './whether-onward.ts';

type Step = {
  readonly component: string;
  readonly from: VersionCell | undefined;
  readonly to: VersionCell;
  readonly environments: readonly ConfiguredEnvironment[];
  readonly refs: RepositoryRefs | undefined;
};

/** What lies between two neighbours, and whether this caller may bring it on. */
export async function pathOf(
  services: QueryServices,
  caller: Caller,
  { component, from, to, environments, refs }: Step,
): Promise<VersionPath> {
  const way = { from: from?.environment ?? to.environment, to: to.environment };
  if (!from?.last || to.absent) return way;
  const { run, deployment } = from.last;
  const between = to.last && commitsBetween(refs, deployment.commit, to.last.deployment.commit);
  if (between?.kind === 'same') return { ...way, between };
  const onward = { ...way, ...(between ? { between } : {}) };
  if (between?.kind === 'behind')
    return { ...onward, refused: reason('release.ahead', { environment: to.environment }) };
  const target = environments.find(({ key }) => key === to.environment);
  const follows = nextOf(services.config.current(), from.environment, component).some(
    ({ key }) => key === to.environment,
  );
  if (!target || !follows) return onward;
  const why = await whyNotOnward(services, caller, {
    ...{ to: target, component, run: run.number, kind: 'promote' },
  });
  return { ...onward, promotes: run.number, ...(why ? { refused: why } : {}) };
}
