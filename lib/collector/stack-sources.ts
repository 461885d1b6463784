import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { namedStacks } from '#lib/domain/membership/stack-choice.ts';
import type { Db } from '#lib/store/db.ts';
import { nestedStacks } from '#lib/store/nested-stacks.ts';
import { watchedStacks } from '#lib/store/watched-stacks.ts';

/** A stack of an environment: of a component, or watched alone. */
export type StackSourceOf = {
  /** What its snapshot is kept under. */
  readonly source: string;
  readonly stack: string;
  /** Its name here: the same, or of a stack in a stack its place, `shop-live/Kitchen`. */
  readonly called: string;
  /** Where it is read, as the collector's clients take it. */
  readonly place: ConfiguredEnvironment;
};

/**
 * Every stack that an environment names or chooses, as last listed, in the order of its components; then the stacks that those have
 * made, as last read.
 */
export async function stackSources(
  db: Db,
  environment: ConfiguredEnvironment,
): Promise<readonly StackSourceOf[]> {
  const choices = environment.settings.watch?.stacks;
  const matched = await watchedStacks(db, environment.key, choices);
  const roots = sourcesOf(environment, [...namedStacks(choices), ...matched.map(({ stack }) => stack)]);
  const nested = await Promise.all(
    roots.map(async (root) =>
      (await nestedStacks(db, environment.key, root)).map((each) => ({ ...each, place: root.place })),
    ),
  );
  // One that is named by itself too is read once.
  const named = new Set(roots.map(({ stack }) => stack));
  return [...roots, ...nested.flat().filter(({ stack }) => !named.has(stack))];
}

/** Whether there should be a stack at all. */
export const expectsStacks = ({ components, settings }: ConfiguredEnvironment): boolean =>
  components.some(({ engine }) => engine === 'cloudformation') ||
  namedStacks(settings.watch?.stacks).length > 0;

const sourcesOf = (
  environment: ConfiguredEnvironment,
  chosen: readonly string[],
): readonly StackSourceOf[] => {
  const own = environment.components.flatMap((component) =>
    component.engine === 'cloudformation'
      ? [
          {
            ...{ source: component.name, stack: component.stack, called: component.stack },
            place: placeOf(environment, component),
          },
        ]
      : [],
  );
  const watched = chosen.filter((stack) => !own.some((each) => each.stack === stack));
  return [
    ...own,
    ...watched.map((stack) => ({ source: `stack:${stack}`, stack, called: stack, place: environment })),
  ];
};

type Elsewhere = ConfiguredEnvironment['components'][number];

const placeOf = (
  environment: ConfiguredEnvironment,
  { name, account, region, roles }: Elsewhere,
): ConfiguredEnvironment => {
  const { settings } = environment;
  const { externalId, via } = settings.components[name]?.roles ?? {};
  const way = { ...(externalId ? { externalId } : {}), ...(via ? { via } : {}) };
  return {
    ...environment,
    account,
    region,
    settings: { ...settings, roles: { ...settings.roles, ...way, read: roles.read } },
  };
};
