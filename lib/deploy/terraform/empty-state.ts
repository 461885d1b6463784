import type { TerraformComponent } from '#lib/config/components.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { parseStateJson, type StateJson } from '#lib/terraform/json/state-json.ts';
import type { ComponentServices } from '../component-services.ts';
import { StepFailed } from '../step-failed.ts';
import type { OpenRoot } from './root.ts';

/**
 * A plan on an empty state makes everything once more. Where something says that there is a state, that is a mistake in
 * `portal.yaml` or a lost state, until somebody says otherwise.
 * @throws StepFailed with what says so
 */
export async function refuseEmptyState(
  { db }: Pick<ComponentServices, 'db'>,
  { environment, name, state: { mayBeEmpty } }: TerraformComponent,
  { state, elsewhere }: Pick<OpenRoot, 'state' | 'elsewhere'>,
): Promise<void> {
  if (state.lineage !== undefined || mayBeEmpty) return;
  const kept = await getSnapshot(db, environment, 'terraform-state', name);
  const before = kept ? resourceCount(parseStateJson(JSON.stringify(kept.value)).values?.root_module) : 0;
  const why =
    before > 0
      ? `${before} resources were in it when it was last read`
      : elsewhere && `the configuration itself keeps its state at ${elsewhere}`;
  if (!why) return;
  const cause = `the state that portal.yaml names is empty, and ${why}: everything would be made once more. Name that state in state of ${name}, or write mayBeEmpty: true in it`;
  throw new StepFailed('plan', 'terraform.empty-state', cause);
}

type Module = NonNullable<StateJson['values']>['root_module'];

const resourceCount = (module: Module): number =>
  (module?.resources?.length ?? 0) +
  (module?.child_modules ?? []).reduce((sum, each) => sum + resourceCount(each), 0);
