import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';

/** A stack of an environment: of a component, or watched alone. */
export type StackSourceOf = {
  /** What its snapshot is kept under. */
  readonly source: string;
  readonly stack: string;
  /** Where it is read, as the collector's clients take it. */
  readonly place: ConfiguredEnvironment;
};

/** Every stack that an environment names, in the order of its components. */
export const stackSources = (environment: ConfiguredEnvironment): readonly StackSourceOf[] => {
  const own = environment.components.flatMap((component) =>
    component.engine === 'cloudformation'
      ? [{ source: component.name, stack: component.stack, place: placeOf(environment, component) }]
      : [],
  );
  const watched = (environment.settings.watch?.stacks ?? []).filter(
    (stack) => !own.some((each) => each.stack === stack),
  );
  return [...own, ...watched.map((stack) => ({ source: `stack:${stack}`, stack, place: environment }))];
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
