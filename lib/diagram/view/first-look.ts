import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { treeOf } from '../layout/tree.ts';
import { closedInto, type Fold } from './collapse.ts';
import { OPERATIONS } from './containers.ts';
import { counted } from './counted.ts';
import type { Diagram, DiagramContainer } from './types.ts';

/**
 * What a first view leaves folded, so that the rest can be read: what runs the system rather than being it, and zones
 * that are alike. Every container that goes into a fold names it, whether it is open or not.
 * @param opened ids of folds that the reader opened
 */
export function firstLook(diagram: Diagram, graph: SystemGraph, opened: readonly string[]): Diagram {
  const folds = foldsOf(diagram, graph);
  const home = new Map(
    folds.flatMap(({ id, containers }) => containers.map((each) => [each.id, id] as const)),
  );
  const named = diagram.containers.map((each) => {
    const fold = home.get(each.id);
    return fold === undefined ? each : { ...each, fold };
  });
  const shut = folds.filter(({ id }) => !opened.includes(id));
  return closedInto({ ...diagram, containers: named }, graph, shut);
}

/** Ids of all that starts folded in this diagram. */
export const foldsIn = (diagram: Diagram, graph: SystemGraph): readonly string[] =>
  foldsOf(diagram, graph).map(({ id }) => id);

/** Id of the sheets that a VPC's zones are in. */
const zonesOf = (vpc: string): string => `zones:${vpc}`;
/** Not the container's own: whoever closes that one by hand has closed it, and one address means one picture. */
const OPERATIONS_FOLD = 'fold:operations';

function foldsOf(diagram: Diagram, graph: SystemGraph): readonly Fold[] {
  const aside = diagram.containers.filter(({ id }) => id === OPERATIONS.id);
  const zones = Map.groupBy(
    diagram.containers.filter(({ style }) => style === 'zone'),
    ({ parent }) => parent ?? '',
  );
  return [
    ...aside.map(
      (each): Fold => ({
        ...{ id: OPERATIONS_FOLD, containers: [each], style: each.style, sheets: 3 },
        title: (parts) => `Operations · ${parts}`,
      }),
    ),
    ...[...zones].flatMap(([vpc, all]): readonly Fold[] => {
      if (all.length < 2 || !alike(all, diagram, graph)) return [];
      const names = all.map(({ title }) => title.split(' · ').at(-1)).join(', ');
      return [
        {
          ...{ id: zonesOf(vpc), containers: all, style: 'zone', sheets: all.length > 2 ? 3 : 2 },
          title: () => counted(all.length, 'Availability Zone'),
          last: names,
        },
      ];
    }),
  ];
}

/** Parts that a network consists of: a second zone of them says nothing new. */
const NETWORK = new Set(['subnet', 'nat-gateway', 'network-interface', 'zone', 'address', 'route-table']);

/** Zones that hold nothing but network, or each the same kinds of parts. */
function alike(zones: readonly DiagramContainer[], diagram: Diagram, graph: SystemGraph): boolean {
  const tree = treeOf(diagram);
  const kinds = new Map<string, string>(graph.nodes.map(({ id, kind }) => [id, kind]));
  const [first, ...more] = zones.map((zone) =>
    diagram.nodes
      .filter((node) => tree.around(node.id).includes(zone.id))
      .flatMap(({ of }) => of.map((id) => kinds.get(id) ?? ''))
      .filter((kind) => !NETWORK.has(kind))
      .toSorted()
      .join(' '),
  );
  return more.every((each) => each === first);
}
