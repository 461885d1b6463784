import type { EnvironmentKey } from '../environment.ts';
import type { OutsideChange } from '../outside/change.ts';
import type { BoardRow } from '../overview/board.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Between } from './commits-between.ts';
import type { Component } from './component.ts';
import type { Deployment, RequestedRun } from './deployment.ts';
import { type Fares, partsOf } from './fares.ts';
import type { FreezeOf } from './line-page.ts';
import type { Origin, Release } from './release.ts';

/** What stands on one environment of one component. */
export type VersionCell = {
  readonly environment: EnvironmentKey;
  /** `portal.yaml` has no such component there. */
  readonly absent?: true;
  /** The newest run that ended well; absent: not deployed here by the portal. */
  readonly last?: RequestedRun;
  /** The newest that has not ended. */
  readonly open?: RequestedRun;
  /** How it does now; absent where no check is of it. */
  readonly fares?: Fares;
  /** What the newest check found to be otherwise than it was deployed; absent for nothing, and where nobody looks. */
  readonly drift?: { readonly addresses: readonly string[]; readonly checkedAt: Instant };
  /** Changes of it since its last deploy that no run explains, newest first. */
  readonly outside?: readonly OutsideChange[];
};

/** From one environment to the next. */
export type VersionPath = {
  readonly from: EnvironmentKey;
  readonly to: EnvironmentKey;
  /** Absent where nothing runs on the first. */
  readonly between?: Between;
  /** Number of the run whose bytes would go on; absent where nothing can. */
  readonly promotes?: number;
  /** Why it cannot be promoted now. */
  readonly refused?: Reason;
};

export type VersionRow = {
  readonly component: Pick<Component, 'name' | 'tool' | 'lane'> & { readonly repository: string };
  /** Page of its repository at a Git host, where its address is of one. */
  readonly host?: string;
  /** In the order of the environments. */
  readonly cells: readonly VersionCell[];
  /** One less than cells. */
  readonly paths: readonly VersionPath[];
};

/** Environments × components of one system. */
export type Versions = {
  readonly system: string;
  readonly title: string;
  readonly environments: readonly BoardRow[];
  readonly rows: readonly VersionRow[];
  /** When a runner last read the repositories, the oldest; absent: never. */
  readonly commitsAsOf?: Instant;
  /** Freezes that are on or near. */
  readonly freezes: readonly FreezeOf[];
  /** What went on from one environment to the next last, newest first. */
  readonly promotes: readonly RequestedRun[];
};

/** What waits between two neighbours: the title of the page. */
type Waiting = {
  readonly from: EnvironmentKey;
  readonly to: EnvironmentKey;
  readonly commits: number;
};

/** How many things of a system are not as a run of the portal left them. */
export const foreignIn = ({ rows }: Pick<Versions, 'rows'>): number =>
  rows
    .flatMap(({ cells }) => cells)
    .reduce((sum, { drift, outside }) => sum + (drift?.addresses.length ?? 0) + (outside?.length ?? 0), 0);

/** Whether a change outside was of this component: by its stack, or by the part's own identity. */
export const isOfComponent = (
  { kind, thing, resource }: Pick<OutsideChange, 'kind' | 'thing' | 'resource'>,
  component: { readonly name: string; readonly stack?: string },
): boolean =>
  (kind === 'stack' && thing === component.stack) || resource?.startsWith(partsOf(component)) === true;

/** Neighbours with commits between them, the most first; a commit of several components counts once. */
export function waitingIn({ rows }: Pick<Versions, 'rows'>): readonly Waiting[] {
  const between = Map.groupBy(
    rows.flatMap(({ paths }) => paths),
    ({ from, to }) => `${from} ${to}`,
  );
  return [...between.values()]
    .flatMap((paths): Waiting[] => {
      const hashes = new Set(
        paths.flatMap(({ between: way }) =>
          way?.kind === 'ahead' ? way.commits.map(({ hash }) => hash) : [],
        ),
      );
      const [first] = paths;
      return first && hashes.size > 0 ? [{ from: first.from, to: first.to, commits: hashes.size }] : [];
    })
    .toSorted((a, b) => b.commits - a.commits);
}

/** The environment that lacks most components which run before it: they have never been deployed there. */
export function neverIn({
  rows,
}: Pick<Versions, 'rows'>): { readonly to: EnvironmentKey; readonly components: number } | undefined {
  const firsts = rows.flatMap(({ cells, paths }) =>
    paths.filter(({ from, to }) => {
      const at = (key: EnvironmentKey) => cells.find(({ environment }) => environment === key);
      const there = at(to);
      return at(from)?.last !== undefined && there?.last === undefined && !there?.absent;
    }),
  );
  return [...Map.groupBy(firsts, ({ to }) => to)]
    .map(([to, paths]) => ({ to, components: paths.length }))
    .toSorted((a, b) => b.components - a.components)[0];
}

/** The promote that may run now and whose oldest commit waits longest. */
export function foremost({
  rows,
}: Pick<Versions, 'rows'>): { row: VersionRow; path: VersionPath } | undefined {
  const may = rows.flatMap((row) =>
    row.paths.flatMap((path) => {
      const since = path.between?.kind === 'ahead' ? path.between.commits.at(-1)?.at : undefined;
      return path.promotes !== undefined && !path.refused && since !== undefined
        ? [{ row, path, since }]
        : [];
    }),
  );
  return may.toSorted((a, b) => a.since - b.since)[0];
}

/** The bytes of a run, offered to an environment: the form of a promote or of going back. */
export type OriginOffered = {
  readonly origin: Origin;
  readonly source: Pick<Deployment, 'environment' | 'commit' | 'subject' | 'ref'>;
  /** Components that ran well there and are in the environment, with why each may not go on. */
  readonly components: readonly {
    readonly name: string;
    readonly refused?: Reason;
    /** What it brings, beside what runs here; absent where nothing does. */
    readonly between?: Between;
    /** What was built, once it was: numbers of its releases. */
    readonly release?: Pick<Release, 'number' | 'builtBy'>;
  }[];
};
