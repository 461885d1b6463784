import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** The repository that a configuration may speak of: nothing outside of it belongs to the commit. */
export type Repository = {
  /** Real path of a folder that is there and inside, or undefined. */
  readonly folder: (target: string) => string | undefined;
  /** Whether a path lies inside, be it there already or not (a zip is built later); a link counts as its target. */
  readonly holds: (target: string) => boolean;
};

/** @param base real path of the clone */
export function repositoryAt(base: string): Repository {
  const within = (path: string) => path === base || path.startsWith(base + sep);
  return {
    folder: (target) => {
      const real = realOf(target);
      return real !== undefined && within(real) ? real : undefined;
    },
    holds: (target) => within(resolve(target)) && within(realOf(target) ?? base),
  };
}

function realOf(target: string): string | undefined {
  try {
    return realpathSync(target);
  } catch {
    return undefined;
  }
}
