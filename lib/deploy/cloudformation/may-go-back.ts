import type { StackComponent } from '#lib/config/components.ts';
import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import { whyNotBack } from '#lib/releases/named-origin.ts';
import type { Db } from '#lib/store/db.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';

/**
 * Going back is refused where it would take data along, or where what it stood on has moved: the same rule that the page
 * asks before, and what CloudFormation itself says. @throws StepFailed
 */
export async function mayGoBack(
  db: Db,
  { deployment, component }: Job<StackComponent>,
  changes: readonly ResourceChange[],
): Promise<void> {
  const { origin } = deployment;
  if (origin?.kind !== 'roll-back') return;
  const why = await whyNotBack(db, component.environment, component, origin.run);
  const { run, component: moved, address, output } = why?.params ?? {};
  if (why)
    throw new StepFailed(
      'change-set',
      'release.stood-on',
      `run #${run} changed ${output ?? address} of ${moved} since`,
      component.stack,
    );
  const data = changes.find(({ risks }) =>
    risks.some((each) => each === 'stateful-delete' || each === 'stateful-replace'),
  );
  if (data)
    throw new StepFailed(
      'change-set',
      'release.takes-data',
      `going back would ${data.action} ${data.address} (${data.type}), and what is in it`,
      data.address,
    );
}
