import { type ConfiguredEnvironment, environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { ComparedSide } from '#lib/domain/cost/compare.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import type { CostPath } from '#lib/domain/cost/path.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { costMonthsOf, getCostMonth } from '#lib/store/cost-months.ts';
import { getReading } from '#lib/store/readings.ts';
import { pathOf } from './cost-path.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** `other`: an environment of the same system, or a month (`2026-10`) of this one. */
type Ask = { readonly environment: EnvironmentKey; readonly other?: string };

export type CostCompare = {
  /** What this one may be compared with: other environments first, then months that were kept. */
  readonly choices: { readonly environments: readonly string[]; readonly months: readonly string[] };
  /** Absent where nothing was chosen, or nothing is known of what was. */
  readonly sides?: {
    readonly other: string;
    readonly here: ComparedSide;
    readonly there: ComparedSide;
    /** Of another environment: what a thousand requests cost there. */
    readonly path?: CostPath;
  };
};

/** What this environment's cost is held against. Cost of another environment is read only by whoever may read it. */
export const costCompare = defineQuery({
  name: 'cost-compare',
  action: 'cost:read',
  on: ({ environment }: Ask) => onEnvironment(environment),
  async run(services, caller, { environment: key, other }): Promise<CostCompare> {
    const own = environmentOf(services.config.current(), key);
    const others = visibleEnvironments(services, caller, 'cost:read').filter(
      (each) => each.system === own.system && each.key !== key,
    );
    const here = await current(services, key);
    const months = (await costMonthsOf(services.db, key)).filter((each) => each !== here?.estimate.month);
    const choices = { environments: others.map(({ name }) => name), months };
    if (!here || other === undefined) return { choices };
    const environment = others.find(({ name }) => name === other);
    const there = environment
      ? await current(services, environment.key)
      : months.includes(other)
        ? await kept(services, key, other)
        : undefined;
    if (!there) return { choices };
    const path = environment && (await pathOf(services, environment.key, there));
    return {
      choices,
      sides: {
        ...{ other, here: sideOf(here, own), there: sideOf(there, environment ?? own) },
        ...(path ? { path } : {}),
      },
    };
  },
});

type Known = { readonly estimate: CostEstimate; readonly asOf: Instant };

async function current({ db }: QueryServices, key: EnvironmentKey): Promise<Known | undefined> {
  const reading = await getReading(db, key, 'cost');
  const shown = reading && shownValue(reading);
  return shown && { estimate: shown.value.estimate, asOf: shown.asOf };
}

async function kept({ db }: QueryServices, key: EnvironmentKey, month: string): Promise<Known | undefined> {
  const found = await getCostMonth(db, key, month);
  return found && { estimate: found.value.estimate, asOf: found.asOf };
}

/** Stacks are called otherwise in each environment, their components are not. */
function sideOf({ estimate, asOf }: Known, { components }: ConfiguredEnvironment): ComparedSide {
  const stacks = new Map(
    components.flatMap((each) =>
      each.engine === 'cloudformation' ? [[each.stack, each.name] as const] : [],
    ),
  );
  return {
    ...{ estimate, asOf },
    componentOf(resource) {
      const from = resource.indexOf(':') + 1;
      if (resource.startsWith('tf:')) return resource.slice(from, resource.indexOf('#'));
      if (!resource.startsWith('cfn:')) return '–';
      const stack = resource.slice(from, resource.indexOf('/'));
      return stacks.get(stack) ?? stack;
    },
  };
}
