import type { Join, Part } from './proposal.ts';

/** A shorter value is equal by chance: `true`, `dev`, a port. */
const SHORTEST_VALUE = 6;

/**
 * Which part gives what another one takes: a parameter that has the very value of an output, or that names an SSM
 * parameter which another part makes.
 */
export function joinsOf(parts: readonly Part[]): readonly Join[] {
  const joins: Join[] = [];
  for (const giver of parts)
    for (const taker of parts) {
      if (giver === taker || giver.found.kind !== 'stack' || taker.found.kind !== 'stack') continue;
      const taken = new Set(Object.values(taker.found.stack.parameters));
      const given = new Set(
        Object.values(giver.found.stack.outputs).filter((each) => each.length >= SHORTEST_VALUE),
      );
      const outputs = [...given].filter((value) => taken.has(value)).length;
      if (outputs > 0) joins.push({ from: giver.name, to: taker.name, by: 'outputs', count: outputs });
      const made = giver.found.stack.parameterNames ?? [];
      const named = made.filter((name) => taken.has(name)).length;
      if (named > 0) joins.push({ from: giver.name, to: taker.name, by: 'ssm', count: named });
    }
  return joins;
}
