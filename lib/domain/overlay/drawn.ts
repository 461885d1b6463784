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
  /** What was measured, by edge and by node, the most telling words first. */
  readonly figures?: ReadonlyMap<string, readonly string[]>;
  /** Number of findings, by node. */
  readonly findings?: ReadonlyMap<string, number>;
  /** By node; by line only `create`, which will connect, and `delete`, which will be gone. */
  readonly change?: ReadonlyMap<string, ChangeKind>;
  /** By node that a cost line is about. */
  readonly cost?: ReadonlyMap<string, CostWords>;
};

/** `$0.32 → $45.26`, month to date and forecast, or that it is unknown: then it is drawn as uncertain. */
export type CostWords = { readonly text: string; readonly unknown: boolean };

/** The same as plain JSON, an entry a part. */
export type SceneLayers = {
  readonly [Name in keyof SceneOverlays]?: readonly (readonly [string, ValueOf<SceneOverlays[Name]>])[];
};
type ValueOf<Layer> = Layer extends ReadonlyMap<string, infer Value> ? Value : never;

export const layersOf = (overlays: SceneOverlays): SceneLayers =>
  Object.fromEntries(Object.entries(overlays).map(([name, layer]) => [name, [...layer]]));

export const overlaysOf = (layers: SceneLayers): SceneOverlays =>
  Object.fromEntries(
    Object.entries(layers).map(([name, entries]) => [name, new Map<string, unknown>(entries)]),
  );

export const OVERLAY_NAMES = ['health', 'traffic', 'findings', 'change', 'cost'] as const;
export type OverlayName = (typeof OVERLAY_NAMES)[number];
