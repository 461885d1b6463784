import type { TerraformComponent } from '#lib/config/components.ts';
import { TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import { type ComponentServices, roleOf } from '../component-services.ts';
import { silentLog } from '../silent-log.ts';
import { openRoot } from '../terraform/root.ts';
import type { Actor, RootStep } from '../terraform/root-step.ts';
import { keepSnapshot } from '../terraform/snapshot.ts';

/**
 * Reads the state under the plan role, in a clone of the commit that was deployed last, and keeps it masked.
 * @throws Error whose message is masked
 */
export async function takeStateSnapshot(
  services: ComponentServices,
  component: TerraformComponent,
  commit: string,
  signal: AbortSignal,
): Promise<void> {
  const log = silentLog();
  const actor: Actor = {
    role: roleOf(component, 'plan'),
    session: 'snapshot',
    log,
    signal,
    onLine: () => undefined,
  };
  try {
    const root = await openRoot(services, { component, commit }, actor, async () => ({}));
    try {
      const { results, failure } = await root.step(READING, actor);
      if (failure) throw failure;
      signal.throwIfAborted();
      await keepSnapshot(
        services,
        { component, log },
        parseStateJson(String(results[TERRAFORM.showState.name])),
      );
    } finally {
      await root.close();
    }
  } catch (error) {
    throw new Error(log.mask(error instanceof Error ? error.message : String(error)));
  }
}

const READING: RootStep = { name: 'read', commands: () => [TERRAFORM.showState] };
