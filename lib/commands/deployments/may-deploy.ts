import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { CommitRefusal, NamedCommit } from '#lib/config/repository.ts';
import { anyCommitAllowed, refAllowed } from '#lib/domain/deploy/refs.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Db } from '#lib/store/db.ts';
import { commitSucceededIn } from '#lib/store/promotions.ts';

/** Why this commit may not be deployed there, or undefined when it may. Rights are checked before. */
export async function mayDeploy(
  db: Db,
  { key, settings }: ConfiguredEnvironment,
  lanes: readonly Lane[],
  named: Result<NamedCommit, CommitRefusal>,
): Promise<Reason | undefined> {
  if (!named.ok) return reason('deploy.unknown-ref', { ref: named.error.ref, cause: named.error.cause });
  const { commit, ref, heldBy } = named.value;
  for (const lane of lanes) {
    const rules = settings[lane];
    if (!rules) return reason('deploy.no-application', { environment: key });
    if (!anyCommitAllowed(rules.refs) && !heldBy.some((each) => refAllowed(rules.refs, each))) {
      return reason('deploy.ref-not-allowed', {
        ref,
        environment: key,
        lane,
        allowed: rules.refs.join(', '),
      });
    }
  }
  const after = lanes.includes('application') ? settings.application?.after : undefined;
  if (after && !(await commitSucceededIn(db, after, 'application', commit))) {
    return reason('deploy.not-promoted', { commit: commit.slice(0, 8), environment: key, after });
  }
  return undefined;
}
