import type { Scene, SceneView } from '#lib/domain/graph/scene.ts';
import type { Instant } from '#lib/domain/time.ts';
import { days } from '#lib/domain/time.ts';
import { getCached, putCached } from './cache.ts';
import type { Db } from './db.ts';

/** The newest drawing of an environment's graph. */
export type StoredScene = {
  /** Hash of graph and drawing: the same key, the same picture. */
  readonly key: string;
  readonly scene: Scene;
  /** How old the drawn graph is. */
  readonly asOf: Instant;
};

/** Drawn again only when the graph changes, so it is kept long. */
const KEPT = days(90);
const keyOf = (environment: string, view: SceneView): string => `scene ${environment} ${view}`;

export const putScene = (db: Db, environment: string, view: SceneView, drawn: StoredScene): Promise<void> =>
  putCached(db, keyOf(environment, view), drawn, KEPT);

/** @returns undefined while nothing was drawn yet. */
export const getScene = (db: Db, environment: string, view: SceneView): Promise<StoredScene | undefined> =>
  getCached<StoredScene>(db, keyOf(environment, view));
