import type { ConfiguredComponent } from '#lib/config/components.ts';
import { anyCommitAllowed, refAllowed } from '#lib/domain/deploy/refs.ts';
import type { NamedCommit } from '#lib/domain/named-commit.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { Db } from '#lib/store/db.ts';
import { commitSucceededIn } from '#lib/store/promotions.ts';

/** Why this commit may not be deployed to these components, or undefined when it may. Rights are checked before. */
export async function mayDeploy(
  db: Db,
  components: readonly ConfiguredComponent[],
  { commit, ref, heldBy }: NamedCommit,
): Promise<Reason | undefined> {
  for (const { name: component, environment, refs, promotedFrom: after } of components) {
    if (!anyCommitAllowed(refs) && !heldBy.some((each) => refAllowed(refs, each)))
      return reason('deploy.ref-not-allowed', { ref, environment, component, allowed: refs.join(', ') });
    if (after && !(await commitSucceededIn(db, after, component, commit)))
      return reason('deploy.not-promoted', { commit: commit.slice(0, 8), environment, after });
  }
  return undefined;
}
