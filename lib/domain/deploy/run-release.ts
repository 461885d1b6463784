import type { EnvironmentKey } from '../environment.ts';
import type { EnvironmentDay } from '../environment-day.ts';
import type { Pull } from '../forge/pull.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Between } from './commits-between.ts';
import type { RequestedRun } from './deployment.ts';
import type { Fared } from './fared.ts';
import type { Release } from './release.ts';
import type { WatchFigures } from './release-watch.ts';

/** A way that a release may take from here. */
export type Onward = {
  readonly kind: 'promote' | 'roll-back';
  readonly environment: EnvironmentKey;
  /** Number of the run whose bytes are meant. */
  readonly run: number;
  readonly commit?: string;
  readonly subject?: string;
  readonly refused?: Reason;
};

/** A run of the same commit and component. */
export type WhereItRan = RequestedRun & {
  /** Nothing has taken its place. */
  readonly stillThere: boolean;
  /** What its watch saw of it, where it was watched. */
  readonly saw?: { readonly before: WatchFigures; readonly since: WatchFigures };
  /** How its environment did since, where it still stands and health may be seen. */
  readonly fared?: Fared;
  /** Of the newest that still stands. */
  readonly day?: EnvironmentDay;
};

/** An environment on the way here where these bytes have not been; how they get there, where some are to be had. */
export type NotRun = { readonly environment: EnvironmentKey; readonly promote?: Onward };

/** A run as one step of a release: what it brings, where it was before, where it may go. */
export type RunRelease = {
  /** Absent until it was built. */
  readonly release?: Release;
  /** Page of the repository at its host. */
  readonly host?: string;
  /** Pull requests that hold its commit, as their forge told them; absent for none. */
  readonly pulls?: readonly Pull[];
  /** What stood there before. */
  readonly before?: RequestedRun;
  /** Absent where nothing did. */
  readonly between?: Between;
  /** When a runner last read the repository. */
  readonly commitsAsOf?: Instant;
  /** One an environment: the newest that ended well, else the newest. Newest first. */
  readonly ran: readonly WhereItRan[];
  /** In the order of `portal.yaml`. */
  readonly notRun: readonly NotRun[];
  readonly onward: readonly Onward[];
  /** The newest first. */
  readonly back: readonly Onward[];
};

export const isWell = ({ run: { state } }: RequestedRun): boolean =>
  state === 'succeeded' || state === 'no-change';

/**
 * Where a commit of a component was deployed, an environment once.
 * @param runs of that commit and component, newest first
 * @param standsIn the commit that stands in an environment
 */
export function whereItRan(
  runs: readonly RequestedRun[],
  standsIn: (environment: EnvironmentKey) => string | undefined,
): readonly WhereItRan[] {
  const byEnvironment = Map.groupBy(runs, ({ deployment }) => deployment.environment);
  return [...byEnvironment].flatMap(([environment, own]) => {
    const told = own.find(isWell) ?? own[0];
    if (!told) return [];
    return [{ ...told, stillThere: isWell(told) && standsIn(environment) === told.deployment.commit }];
  });
}
