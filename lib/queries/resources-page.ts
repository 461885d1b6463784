import { onEnvironment } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphEdge, GraphNode } from '#lib/domain/graph/model.ts';
import type { InventoryResource, Outputs } from '#lib/domain/inventory/resource.ts';
import { type ResourceRow, resourceRows } from '#lib/domain/inventory/rows.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { getReading } from '#lib/store/readings.ts';
import { defineQuery } from './define.ts';

export type ResourcesPage = {
  readonly inventory: Known<readonly InventoryResource[]>;
  readonly outputs: Known<Outputs>;
  readonly rows: readonly ResourceRow[];
  /** The one that was asked for, as the graph knows it. */
  readonly detail?: {
    readonly node: GraphNode;
    readonly edges: readonly GraphEdge[];
    readonly names: Readonly<Record<string, string>>;
  };
};

/** Outputs and every resource with its checks; one of them with attributes and what uses it. */
export const resourcesPage = defineQuery({
  name: 'resources-page',
  action: 'resources:read',
  on: ({ environment }: { readonly environment: EnvironmentKey; readonly resource?: string }) =>
    onEnvironment(environment),
  async run({ db }, caller, { environment, resource }): Promise<ResourcesPage> {
    const may = (action: 'health:read' | 'logs:read' | 'architecture:read') =>
      can(caller, action, onEnvironment(environment)).allowed;
    const [inventory, outputs, alarms, health, groups, graph] = await Promise.all([
      getReading(db, environment, 'inventory'),
      getReading(db, environment, 'outputs'),
      may('health:read') ? getReading(db, environment, 'alarms') : undefined,
      may('health:read') ? getReading(db, environment, 'health') : undefined,
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
    return { inventory, outputs, rows, ...(node ? { detail: { node, edges, names } } : {}) };
  },
});
