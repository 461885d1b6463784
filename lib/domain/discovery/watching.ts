import { metersOf } from '../cost/meters.ts';
import { usageMeasures } from '../cost/usage-lines.ts';
import { type DeclaredResource, resourceId } from '../graph/model.ts';
import { ownLogGroups } from '../membership/log-groups.ts';
import { MEASURING, MONTH, measuredEvery, USD_PER_METRIC } from '../metrics/pace.ts';
import { metricTargets } from '../metrics/targets.ts';
import { vitalMeasures } from '../metrics/vital-signs.ts';
import type { Millis } from '../units.ts';
import { type Found, foundName, type ProposedSystem } from './proposal.ts';

/** What the portal measures already, and what all of it may cost. */
export type MeasuredNow = {
  /** `metrics.monthlyUsd` of `portal.yaml`. */
  readonly monthlyUsd: number;
  /** Metrics of one look at every environment, those that nobody has measured yet taken to be like the others. */
  readonly metrics: number;
};

/** What watching these systems takes, by the reckoning that the collector keeps to itself. */
export type Watching = {
  /** List price of a month, the most that it can be: free tiers and longer rests are not counted. */
  readonly usdPerMonth: number;
  /** How often health is measured then, in all environments. */
  readonly every: Millis;
  /** Stacks and states whose resources nobody has read yet: what measures them is not in the sum. */
  readonly unread: number;
};

/** @param systems as they are proposed, with what their stacks declare */
export function watchingOf(systems: readonly ProposedSystem[], now: MeasuredNow): Watching {
  const parts = systems.flatMap(({ environments }) => environments.flatMap((each) => each.parts));
  const declared = parts.flatMap(({ found }) => declaredBy(found));
  const targets = metricTargets(declared, '', ({ aliases }) => aliases[0]);
  const groups = ownLogGroups(declared, ({ aliases: [physicalId = ''] }) => ({ physicalId }));
  const health = vitalMeasures(targets.filter(({ kind }) => kind !== 'queue')).length;
  const usage = usageMeasures(targets, groups, metersOf(declared)).length;
  const { vitals, cost } = MEASURING;
  const every = measuredEvery(
    {
      metrics: now.metrics + health,
      usdPerMetric: USD_PER_METRIC,
      monthlyUsd: now.monthlyUsd * vitals.share,
    },
    vitals.every,
  );
  const ofUsage = Math.min(monthOf(usage, cost.every), now.monthlyUsd * cost.share);
  return {
    usdPerMonth: monthOf(health, every) + ofUsage,
    every,
    unread: parts.filter(({ resources }) => resources === undefined).length,
  };
}

const monthOf = (metrics: number, every: Millis): number => metrics * USD_PER_METRIC * (MONTH / every);

/** Resources as a reading of the stack declares them, as far as counting goes: a type, and a name that nobody else has. */
function declaredBy(found: Found): readonly DeclaredResource[] {
  if (found.kind === 'state') return [];
  const stack = foundName(found);
  return Object.entries(found.stack.resources ?? {}).flatMap(([type, logicalIds]) =>
    logicalIds.map((logicalId): DeclaredResource => {
      const name = `${stack}/${logicalId}`;
      return {
        id: resourceId(name),
        owner: { kind: 'sam', stack, logicalId },
        type,
        // A gateway is measured by an id that begins so.
        aliases: [name, `nat-${name}`],
        attributes: { name },
      };
    }),
  );
}
