import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import { type Actor, openRoot } from '../infrastructure/root.ts';
import { keepSnapshot } from '../infrastructure/snapshot.ts';
import type { LaneServices } from '../lane-services.ts';

/**
 * Reads the state under the plan role, in a clone of the commit that was deployed last, and keeps it masked.
 * @throws Error whose message is masked
 */
export async function takeStateSnapshot(
  services: LaneServices,
  environment: ConfiguredEnvironment,
  commit: string,
  signal: AbortSignal,
): Promise<void> {
  const log = silentLog();
  const actor: Actor = { role: environment.settings.roles.plan, signal, onLine: () => undefined };
  const workspace = `snapshot-${environment.key}`;
  const purpose = { environment, commit, workspace, session: 'snapshot', log };
  try {
    const root = await openRoot(services, purpose, actor, async () => ({}));
    try {
      const terraform = await root.actAs(actor);
      const state = parseStateJson(await terraform.showState());
      signal.throwIfAborted();
      await keepSnapshot(services, { environment, log }, state);
    } finally {
      await root.close();
    }
  } catch (error) {
    throw new Error(log.mask(error instanceof Error ? error.message : String(error)));
  }
}

/** There is no run whose log it could be; the credentials are hidden all the same. */
function silentLog() {
  let hidden: readonly string[] = [];
  return {
    say: () => undefined,
    hide: (...secrets: readonly string[]) => {
      hidden = [...hidden, ...secrets];
    },
    mask: (text: string) => maskerOf(hidden)(text),
  };
}
