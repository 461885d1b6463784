/** What somebody sees of the portal's environments, and whether that is all of them. */
export type Seen = {
  readonly all: boolean;
  readonly keys: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
};

/** A collector says which environments it watches, a runner by number which runs it has; a number tells that there is a run. */
export function doingShown(doing: string | null, { all, keys }: Seen): string | null {
  if (all || doing === null) return doing;
  return doing
    .split(' ')
    .filter((word) => keys.has(word))
    .join(' ');
}

/** `environment:items/dev` of a runner, `collector/123456789012` of a collector. */
export function leaseShown(name: string, { all, keys, accounts }: Seen): boolean {
  if (all) return true;
  if (name.startsWith('environment:')) return keys.has(name.slice('environment:'.length));
  return name.startsWith('collector/') && accounts.has(name.slice('collector/'.length));
}
