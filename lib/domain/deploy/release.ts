import type { Instant } from '../time.ts';

/** One file of a release; its bytes are kept under their SHA-256. */
export type ReleaseArtifact = {
  /** Path, function or logical id that names it. */
  readonly name: string;
  readonly kind: 'code' | 'file' | 'templates';
  /** Hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
};

/** What one commit built of one component, once: every environment of the system is given the same bytes. */
export type Release = {
  /** Counts up over the whole portal; people say "r-118". */
  readonly number: number;
  readonly system: string;
  readonly component: string;
  readonly repository: string;
  readonly commit: string;
  /** SHA-256 over what was asked to be built and how, hex: another answer of `portal.yaml` is another release. */
  readonly recipe: string;
  readonly artifacts: readonly ReleaseArtifact[];
  readonly builtAt: Instant;
  /** Number of the run that built it. */
  readonly builtBy: number;
};

/** Why a request names the commit that it names: the same bytes one environment further, or those of before. */
export type Origin = {
  readonly kind: 'promote' | 'roll-back';
  /** Number of the run that had them. */
  readonly run: number;
  /** Nobody asked: number of the run whose verification failed, after which the runner goes back by itself. */
  readonly after?: number;
};

/** `r-118`. */
export const releaseName = ({ number }: Pick<Release, 'number'>): string => `r-${number}`;
