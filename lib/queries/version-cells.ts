import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import { faresOf, partsOf } from '#lib/domain/deploy/fares.ts';
import { isOfComponent, type VersionCell } from '#lib/domain/deploy/versions.ts';
import type { EnvironmentDrift } from '#lib/domain/drift/drift.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { type Known, type Reading, shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';

/** What stands in one environment of a component, and what is on its way there. */
export function cellOf(
  environment: ConfiguredEnvironment,
  component: string,
  standing: ReadonlyMap<string, RequestedRun>,
  open: readonly RequestedRun[],
): VersionCell {
  const { key } = environment;
  if (!componentOf(environment, component)) return { environment: key, absent: true };
  const last = standing.get(`${key} ${component}`);
  const newest = open.findLast(
    ({ deployment, run }) => deployment.environment === key && run.component === component,
  );
  return { environment: key, ...(last ? { last } : {}), ...(newest ? { open: newest } : {}) };
}

/** How what stands there does, by its own checks and figures. */
export function withFares(
  environment: ConfiguredEnvironment,
  cell: VersionCell,
  name: string,
  read: {
    readonly health: Known<EnvironmentHealth>;
    readonly vitals: Reading<Vitals> | undefined;
    readonly now: Instant;
  },
): VersionCell {
  const component = componentOf(environment, name);
  if (!component || !cell.last) return cell;
  const stack = component.engine === 'cloudformation' ? { stack: component.stack } : {};
  const fares = faresOf(read.health, read.vitals, partsOf({ name, ...stack }), read.now);
  return fares ? { ...cell, fares } : cell;
}

export type Foreign = {
  readonly drifts: ReadonlyMap<string, Reading<EnvironmentDrift>>;
  readonly outside: readonly OutsideChange[];
};

/** What is not as the last run left it: found by a drift check, or changed since by somebody else. */
export function withForeign(
  environment: ConfiguredEnvironment,
  cell: VersionCell,
  name: string,
  { drifts, outside }: Foreign,
): VersionCell {
  const component = componentOf(environment, name);
  if (!component || !cell.last) return cell;
  const since = cell.last.run.finishedAt ?? cell.last.run.updatedAt;
  const reading = drifts.get(environment.key);
  const checks = (reading && shownValue(reading)?.value) ?? [];
  const check = checks.find((each) => each.component === name);
  const stack = component.engine === 'cloudformation' ? { stack: component.stack } : {};
  const others = outside.filter(
    (each) =>
      each.environment === environment.key && each.at > since && isOfComponent(each, { name, ...stack }),
  );
  const drifted = check?.state === 'checked' && check.checkedAt > since ? check : undefined;
  return {
    ...cell,
    ...(drifted && drifted.resources.length > 0
      ? {
          drift: {
            addresses: drifted.resources.map(({ address }) => address),
            checkedAt: drifted.checkedAt,
          },
        }
      : {}),
    ...(others.length > 0 ? { outside: others } : {}),
  };
}
