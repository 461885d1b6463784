import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphEdge, GraphNode } from '#lib/domain/graph/model.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { importersByName } from '#lib/domain/inventory/importers.ts';
import type { InventoryResource, Outputs } from '#lib/domain/inventory/resource.ts';
import { foundId, type ResourceRow, resourceRows } from '#lib/domain/inventory/rows.ts';
import { type WhyHere, whyHere } from '#lib/domain/membership/why-here.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { days, minus } from '#lib/domain/time.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { getReading, readingsOf } from '#lib/store/readings.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { environmentHealthNow } from './health-now.ts';
import { memberSources } from './member-sources.ts';
import { visibleEnvironments } from './visible.ts';

export type ResourcesPage = {
  readonly inventory: Known<readonly InventoryResource[]>;
  readonly outputs: Known<Outputs>;
  /** By export name: the environments whose stack imports it, of those the caller may see. */
  readonly importers: Readonly<Record<string, readonly EnvironmentKey[]>>;
  readonly rows: readonly ResourceRow[];
  /** The one that was asked for, as the graph knows it. */
  readonly detail?: {
    readonly node: GraphNode;
    readonly edges: readonly GraphEdge[];
    readonly names: Readonly<Record<string, string>>;
  };
  /** By resource: its newest change of 30 days that no run explains. */
  readonly outside: Readonly<Record<string, OutsideChange>>;
  /** Of the one that was asked for. */
  readonly why: readonly WhyHere[];
};

/** Outputs and every resource with its checks; one of them with attributes and what uses it. */
export const resourcesPage = defineQuery({
  name: 'resources-page',
  action: 'resources:read',
  on: ({ environment }: { readonly environment: EnvironmentKey; readonly resource?: string }) =>
    onEnvironment(environment),
  async run(services, caller, { environment, resource }): Promise<ResourcesPage> {
    const { db } = services;
    const may = (action: 'health:read' | 'logs:read' | 'architecture:read') =>
      can(caller, action, onEnvironment(environment)).allowed;
    const [inventory, outputs, alarms, health, groups, graph] = await Promise.all([
      getReading(db, environment, 'inventory'),
      getReading(db, environment, 'outputs'),
      may('health:read') ? getReading(db, environment, 'alarms') : undefined,
      may('health:read') ? environmentHealthNow(services, environment) : undefined,
      may('logs:read') ? getReading(db, environment, 'log-groups') : undefined,
      resource !== undefined && may('architecture:read') ? getReading(db, environment, 'graph') : undefined,
    ]);
    const rows = resourceRows(environment, {
      declared: (inventory && shownValue(inventory)?.value) ?? [],
      alarms: (alarms && shownValue(alarms)?.value) ?? [],
      logGroups: (groups && shownValue(groups)?.value) ?? [],
      health: health && shownValue(health)?.value,
    });
    const drawn = graph && shownValue(graph)?.value;
    const node = drawn?.nodes.find(({ id }) => id === resource);
    const edges = drawn?.edges.filter(({ from, to }) => from === resource || to === resource) ?? [];
    const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const names = Object.fromEntries(
      (drawn?.nodes ?? []).filter(({ id }) => ends.has(id)).map(({ id, name }) => [id, name]),
    );
    const exported = Object.values((outputs && shownValue(outputs)?.value.exports) ?? {});
    const importers = await importersOf(services, caller, environment, exported);
    const asked = rows.find((each) => each.resource.id === resource)?.resource;
    const why = asked ? await whyOf(services, environment, asked, alarms && shownValue(alarms)?.value) : [];
    const outside = await outsideByResource(services, environment);
    return {
      inventory,
      outputs,
      importers,
      rows,
      outside,
      why,
      ...(node ? { detail: { node, edges, names } } : {}),
    };
  },
});

/** The older ones first, so that the newest of each stays. */
async function outsideByResource({ db, clock }: QueryServices, environment: EnvironmentKey) {
  const changes = await outsideChangesSince(db, [environment], minus(clock(), days(30)));
  return Object.fromEntries(
    changes.toReversed().flatMap((each) => (each.resource === undefined ? [] : [[each.resource, each]])),
  );
}

/** What the account told of it, where no source does: an alarm over a part, a log group that a part writes to. */
async function whyOf(
  { db, config }: QueryServices,
  environment: EnvironmentKey,
  resource: InventoryResource,
  alarms: readonly AlarmState[] | undefined,
): Promise<readonly WhyHere[]> {
  const settings = config.current().environments.get(environment);
  const alarm = alarms?.find(({ arn }) => arn === resource.id);
  if (alarm) return [{ by: 'watches', dimensions: alarm.dimensions }];
  if (resource.id === foundId(resource.name)) return [{ by: 'written-to' }];
  const why = settings && whyHere(resource, await memberSources(db, settings));
  return why ? [why] : [];
}

/** An export is known in its account and region alone. */
async function importersOf(
  services: QueryServices,
  caller: Caller,
  environment: EnvironmentKey,
  exported: readonly string[],
): Promise<ResourcesPage['importers']> {
  const here = services.config.current().environments.get(environment);
  if (!here || exported.length === 0) return {};
  const near = visibleEnvironments(services, caller, 'resources:read').filter(
    ({ account, region }) => account === here.account && region === here.region,
  );
  const readings = await readingsOf(
    services.db,
    'outputs',
    near.map(({ key }) => key),
  );
  return importersByName(
    exported,
    near.map(({ key }) => {
      const reading = readings.get(key);
      return { key, imports: (reading && shownValue(reading)?.value.imports) ?? [] };
    }),
  );
}
