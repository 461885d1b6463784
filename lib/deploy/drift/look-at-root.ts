import type { TerraformComponent } from '#lib/config/components.ts';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import { refreshOnly } from '#lib/terraform/cli/terraform.ts';
import { driftedAddresses, driftedResources } from '#lib/terraform/json/drift.ts';
import { type PlanJson, parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { type ComponentServices, roleOf } from '../component-services.ts';
import { gatherInputs } from '../inputs/gather.ts';
import { silentLog } from '../silent-log.ts';
import { planning, showing } from '../terraform/plan.ts';
import { type OpenRoot, openRoot } from '../terraform/root.ts';
import type { Actor, RootOutcome, RootStep } from '../terraform/root-step.ts';
import type { Workspace } from '../workspace.ts';

const SESSION = 'drift';

/**
 * A refresh-only plan of the commit that was deployed last, under the plan role and without a lock; where it finds something, a
 * plan of that commit says what of it is declared. Nothing is written, no state either.
 * @throws Error whose message is masked
 */
export async function lookAtRoot(
  services: ComponentServices,
  component: TerraformComponent,
  commit: string,
  signal: AbortSignal,
): Promise<readonly Omit<DriftedResource, 'since'>[]> {
  const log = silentLog();
  const actor: Actor = {
    ...{ role: roleOf(component, 'plan'), session: SESSION, log, signal },
    onLine: () => undefined,
  };
  let root: OpenRoot | undefined;
  try {
    const { values } = await gatherInputs(services, { component, log, session: SESSION });
    root = await openRoot(services, { component, commit }, actor, (workspace) =>
      zipsOf(services, component, workspace),
    );
    const step = unlocked(planning(component, values));
    const refreshed = driftedAddresses(await shown(root, { ...step, commands: refreshing(step) }, actor));
    if (refreshed.size === 0) return [];
    return driftedResources(refreshed, await shown(root, step, actor), log.mask);
  } catch (error) {
    throw new Error(log.mask(error instanceof Error ? error.message : String(error)));
  } finally {
    await root?.close();
  }
}

const refreshing =
  ({ commands }: RootStep): RootStep['commands'] =>
  (seen) =>
    commands(seen).map(refreshOnly);

/** A look holds up nobody's run: what changes meanwhile is found at the end, and the look is thrown away. */
const unlocked = (step: RootStep): RootStep => ({
  ...step,
  commands: (seen) =>
    step.commands(seen).map((each) => ({
      ...each,
      args: each.args.map((arg) => (arg.startsWith('-lock-timeout') ? '-lock=false' : arg)),
    })),
});

async function shown(root: OpenRoot, step: RootStep, actor: Actor): Promise<PlanJson> {
  const file = resultOf(await root.step(step, actor), 'plan-file');
  return parsePlanJson(String(resultOf(await root.step(showing(file), actor), 'show-plan')));
}

function resultOf({ results, failure }: RootOutcome, name: string): Buffer {
  const result = results[name];
  if (failure) throw failure;
  if (!result) throw new Error(`the step gave no ${name}`);
  return result;
}

async function zipsOf(
  { builder }: ComponentServices,
  { builds }: TerraformComponent,
  workspace: Workspace,
): Promise<Record<string, Uint8Array>> {
  if (builds.length === 0) return {};
  const built = await builder(
    workspace,
    builds.map((each) => each.function),
  );
  return Object.fromEntries(built.map(({ name, bytes }, index) => [builds[index]?.zip ?? name, bytes]));
}
