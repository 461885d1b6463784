import type { Instant } from './time.ts';

/** How what a repository brings is kept apart: Linux namespaces, or not at all. */
export const ISOLATION_KINDS = ['bubblewrap', 'none'] as const;
export type IsolationKind = (typeof ISOLATION_KINDS)[number];

/** What was tried at the runner's start, from inside a step. */
export const WALLS = [
  'writing',
  'processes',
  'files',
  'loopback',
  'metadata',
  'namespaces',
  'sockets',
] as const;
export type Wall = (typeof WALLS)[number];

export type IsolationReport = {
  readonly kind: IsolationKind;
  readonly probedAt: Instant;
  /** `true`: tried, and refused. Of kind `none` nothing is tried. */
  readonly walls: Readonly<Partial<Record<Wall, boolean>>>;
  /** What bounds memory and processes: together, each for itself, or nothing. */
  readonly limits: 'cgroup' | 'rlimit' | 'none';
  /** The runner is root: no limit counts its processes, and a fault of a wall costs more. */
  readonly asRoot?: true;
  /** Why the better kind is not in force. */
  readonly why?: string;
};

/** What remains open, as codes for `words`; said wherever the kind is named. */
export const openTo = ({ kind, limits, asRoot }: Described): readonly OpenTo[] => [
  ...(kind === 'none' ? (['everything'] as const) : []),
  ...(kind !== 'none' && limits !== 'cgroup' ? (['memory-each'] as const) : []),
  ...(asRoot ? (['as-root'] as const) : []),
  ...(kind === 'none' ? [] : (['kernel', 'plan-role', 'same-service'] as const)),
];

/** The part of a report that words are made of. */
export type Described = Pick<IsolationReport, 'kind' | 'limits' | 'asRoot'>;

export type OpenTo = 'everything' | 'memory-each' | 'as-root' | 'kernel' | 'plan-role' | 'same-service';
