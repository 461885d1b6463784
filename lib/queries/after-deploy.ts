import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { type AfterDeploy, aroundRun, measuredOf } from '#lib/domain/deploy/after-deploy.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import { watchOf, wayBacksOf } from '#lib/store/release-watches.ts';
import { getRunByNumber } from '#lib/store/runs.ts';
import type { QueryServices } from './define.ts';

type Looked = {
  readonly environment: ConfiguredEnvironment;
  readonly run: Run;
  readonly deployment: Deployment;
  readonly stored: StoredPlan | undefined;
  /** Requests of the environment, newest first. */
  readonly recent: readonly Deployment[];
};

/** What became of a release once it was deployed: its watch, its way back, what was deployed around it. */
export async function afterDeploy(
  { db }: QueryServices,
  { environment, run, deployment, stored, recent }: Looked,
): Promise<AfterDeploy> {
  const [kept, backs] = await Promise.all([watchOf(db, run.id), wayBacksOf(db, [run.number])]);
  const number = backs.get(run.number);
  const back = number === undefined ? undefined : await getRunByNumber(db, number);
  const rules = environment.settings.afterDeploy;
  const component = componentOf(environment, run.component);
  const stack = component?.engine === 'cloudformation' ? component.stack : undefined;
  const measured = stored && measuredOf(run, stack, stored);
  return {
    ...(rules ? { rules } : {}),
    ...kept,
    ...(back
      ? {
          backRun: {
            ...{ number: back.number, state: back.state },
            ...(back.finishedAt === undefined ? {} : { finishedAt: back.finishedAt }),
          },
        }
      : {}),
    around: aroundRun({ run, deployment }, recent),
    ...(measured ? { measured } : {}),
  };
}
