import type { Verdict } from '../health/health.ts';

/** What a plan or a change set does to a resource. */
export const CHANGE_KINDS = ['create', 'change', 'replace', 'delete'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * What is drawn on a scene, one layer each; keys are ids of the scene's nodes or edges. What a map does not name
 * was not measured: it is drawn plain, never as zero.
 */
export type SceneOverlays = {
  readonly health?: ReadonlyMap<string, Verdict>;
  /** Events a second on a line, by edge. */
  readonly traffic?: ReadonlyMap<string, number>;
  /** Number of findings, by node. */
  readonly findings?: ReadonlyMap<string, number>;
  readonly change?: ReadonlyMap<string, ChangeKind>;
  /** Words of a cost that is known, `$37.60`, by node. */
  readonly cost?: ReadonlyMap<string, string>;
};

export const OVERLAY_NAMES = ['health', 'traffic', 'findings', 'change', 'cost'] as const;
export type OverlayName = (typeof OVERLAY_NAMES)[number];
