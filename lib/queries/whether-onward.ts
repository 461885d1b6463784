import { type ConfiguredEnvironment, componentOf, type PortalConfig } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { mayDeploy } from '#lib/releases/may-deploy.ts';
import { nameOfOrigin } from '#lib/releases/named-origin.ts';
import type { QueryServices } from './define.ts';

type OnwardAsk = {
  readonly to: ConfiguredEnvironment;
  readonly component: string;
  /** Number of the run whose bytes go on, or come back. */
  readonly run: number;
  readonly kind: 'promote' | 'roll-back';
};

/** Why somebody may not give these bytes to an environment: the rules of the request itself, asked before. */
export async function whyNotOnward(
  { db, clock }: QueryServices,
  caller: Caller,
  { to, component: name, run, kind }: OnwardAsk,
): Promise<Reason | undefined> {
  const component = componentOf(to, name);
  if (!component) {
    const known = to.components.map((each) => each.name).join(', ');
    return reason('deploy.no-component', { component: name, environment: to.key, known });
  }
  if (!component.roles.plan || !component.roles.deploy || component.refs.length === 0)
    return reason('deploy.watch-only', { component: name, environment: to.key });
  const decision = can(caller, `deploys:request-${component.lane}`, onEnvironment(to.key));
  if (!decision.allowed) return decision.reason;
  const named = await nameOfOrigin(db, {
    environment: to.key,
    components: [component],
    origin: { kind, run },
    now: clock(),
  });
  if (!named.ok) return named.error;
  return mayDeploy(db, [component], named.value);
}

/**
 * Environments that come after one, for a component: those that name it in `promotedFrom`, else the next of the system in the
 * order of `portal.yaml`.
 */
export function nextOf(
  { environments }: PortalConfig,
  from: EnvironmentKey,
  component: string,
): readonly ConfiguredEnvironment[] {
  const here = environments.get(from);
  const siblings = [...environments.values()].filter(({ system }) => system === here?.system);
  const named = siblings.filter((each) => componentOf(each, component)?.promotedFrom === from);
  if (named.length > 0) return named;
  const next = siblings[siblings.findIndex(({ key }) => key === from) + 1];
  const its = next && componentOf(next, component);
  return next && its && !its.promotedFrom ? [next] : [];
}
