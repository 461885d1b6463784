import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Scene, SceneView } from '#lib/domain/graph/scene.ts';
import { getReading, type StoredReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import { defineQuery } from './define.ts';

/** `undefined`: the collector has never tried, or has not drawn it yet. */
export type ArchitectureAnswer = {
  readonly graph: StoredReading<'graph'> | undefined;
  readonly scene: Scene | undefined;
  readonly health: StoredReading<'health'> | undefined;
  readonly vitals: StoredReading<'vitals'> | undefined;
};

/** What an environment is made of, its picture in one view, and how each part fares. */
export const architecture = defineQuery({
  name: 'architecture',
  action: 'architecture:read',
  on: ({ environment }: { environment: EnvironmentKey; view: SceneView }) => onEnvironment(environment),
  async run({ db, config }, _, { environment, view }): Promise<ArchitectureAnswer> {
    const { key } = environmentOf(config.current(), environment);
    const [graph, drawn, health, vitals] = await Promise.all([
      getReading(db, key, 'graph'),
      getScene(db, key, view),
      getReading(db, key, 'health'),
      getReading(db, key, 'vitals'),
    ]);
    return { graph, scene: drawn?.scene, health, vitals };
  },
});
