/** `items/dev`: the one key that names an environment everywhere. */
export type EnvironmentKey = `${string}/${string}`;

/** One environment of one system, and where in AWS it lives. */
export type Environment = {
  readonly key: EnvironmentKey;
  readonly system: string;
  /** Of systems that belong together; shown before the system's name. */
  readonly group?: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Common start of its resource names (`items-dev`); dropped from labels. */
  readonly prefix: string;
  /** In a production environment each lane needs somebody else's approval. */
  readonly production: boolean;
};

/** Whom to ask about a system, and where it is written what to do. */
export type Contact = {
  readonly owner?: string;
  readonly onCall?: string;
  /** A path in the repository, or an `https` address. */
  readonly runbook?: string;
};

/** A system as it is shown: `shop/orders`, or `orders` where it has no group. */
export const systemWord = ({ system, group }: Pick<Environment, 'system' | 'group'>): string =>
  group === undefined ? system : `${group}/${system}`;

/** Those of one group together, in the order in which the first of each stands. */
export const grouped = <T extends Pick<Environment, 'system' | 'group'>>(all: readonly T[]): readonly T[] =>
  [...Map.groupBy(all, ({ group, system }) => (group === undefined ? `/${system}` : group)).values()].flat();

export const environmentKey = (system: string, name: string): EnvironmentKey => `${system}/${name}`;

/** @returns undefined when `text` is not `<system>/<environment>`. */
export function parseEnvironmentKey(text: string): { system: string; name: string } | undefined {
  const match = /^([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/.exec(text);
  return match?.[1] && match[2] ? { system: match[1], name: match[2] } : undefined;
}
