import { at } from '../attributes.ts';
import { mentions } from '../edges/variables.ts';
import type { ResourceId } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { type FindingRule, finding } from './finding.ts';

/**
 * A grant that nothing uses: the role may, but neither a variable nor anything else of the function names the
 * resource. Told only of functions that get their resources by variables; others may know names by other ways.
 */
export const unusedGrant: FindingRule = ({ world, facts }) => {
  const named = mentions(world);
  const told = new Set<ResourceId>(named.map(({ from }) => from.id));
  const used = new Set([
    ...named.flatMap(({ from, to }) => [pair(from.id, to.id)]),
    ...facts
      .filter((fact) => !fact.granted)
      .flatMap((fact) => [pair(fact.from, fact.to), pair(fact.to, fact.from)]),
  ]);
  const grants = facts.filter((fact) => fact.granted && fact.kind !== 'log');
  const seen = new Set<string>();
  const found = grants.flatMap((fact) => {
    const fn = world.find(fact.from, 'function') ?? world.find(fact.to, 'function');
    const other = fn && world.find(fn.id === fact.from ? fact.to : fact.from);
    if (!fn || !other || !told.has(fn.id) || used.has(pair(fn.id, other.id))) return [];
    if (mentionsText(fn.attributes, other.name) || seen.has(pair(fn.id, other.id))) return [];
    seen.add(pair(fn.id, other.id));
    const says = `${fn.name}: no variable, mapping or destination names ${other.name}`;
    return [{ fn, finding: finding('grant-unused', [fn, other], { grant: fact.says }, fact.says, says) }];
  });
  // A function that hears of most of its resources by other ways hears of this one so too.
  const unexplained = Map.groupBy(found, ({ fn }) => fn.id);
  const explained = (id: ResourceId) =>
    new Set(grants.filter(({ from, to }) => from === id && used.has(pair(id, to))).map(({ to }) => to)).size;
  return [...unexplained].flatMap(([id, list]) =>
    list.length <= explained(id) ? list.map((each) => each.finding) : [],
  );
};

const pair = (one: string, other: string): string => `${one} ${other}`;

/** Part of a longer value is a mention too: a path, a connection string, a list. */
function mentionsText(attributes: Readonly<Record<string, unknown>>, name: string): boolean {
  const variables = at(attributes, 'environment.variables');
  return Object.values(isRecord(variables) ? variables : {}).some(
    (value) => typeof value !== 'string' || value.includes(name) || value.startsWith('('),
  );
}
