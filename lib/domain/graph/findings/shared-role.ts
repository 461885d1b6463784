import { roleOf } from '../edges/permissions.ts';
import { mentions } from '../edges/variables.ts';
import type { GraphNode } from '../model.ts';
import { type FindingRule, finding } from './finding.ts';

/**
 * A role that functions of different duty share: each may touch what only the other uses. Told where both get their
 * resources by variables, so that their duties are known.
 */
export const sharedRole: FindingRule = ({ world, facts }) => {
  const named = Map.groupBy(mentions(world), ({ from }) => from.id);
  const granted = new Set(facts.flatMap(({ granted, from, to }) => (granted ? [`${from} ${to}`] : [])));
  const roles = Map.groupBy(world.ofKind('function'), (fn) => roleOf(fn, world));
  return [...roles].flatMap(([role, functions]) => {
    if (!role || functions.length < 2) return [];
    for (const one of functions) {
      for (const other of functions) {
        const [mine, theirs] = [one, other].map(
          (fn) => new Set((named.get(fn.id) ?? []).map(({ to }) => to)),
        );
        if (!mine?.size || !theirs?.size) continue;
        const only = [...theirs].find((to) => !mine.has(to) && granted.has(`${one.id} ${to.id}`));
        if (only) return [told(role, one, other, only)];
      }
    }
    return [];
  });
};

const told = (role: GraphNode, one: GraphNode, other: GraphNode, only: GraphNode) =>
  finding(
    'role-shared',
    [one, other, role],
    { role: role.name, resource: only.name },
    `${one.name} and ${other.name} act as ${role.name}`,
    `only ${other.name} names ${only.name}, and ${one.name} may use it too`,
  );
