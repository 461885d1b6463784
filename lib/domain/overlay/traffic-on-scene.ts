import type { Scene } from '../graph/scene.ts';
import type { SceneOverlays } from './drawn.ts';
import type { EdgeRate } from './traffic.ts';

/**
 * Events a second on each drawn line, by its id in the scene. A line that stands for several is their sum, and only
 * where each of them is known; idle is a measured zero. What cannot be told is left out, never zero.
 */
export function trafficOnScene(
  scene: Scene,
  rates: ReadonlyMap<string, EdgeRate>,
): NonNullable<SceneOverlays['traffic']> {
  return new Map(
    scene.edges.flatMap((edge): [string, number][] => {
      const known = edge.of.map((id) => perSecond(rates.get(id)));
      const sum = known.reduce<number | undefined>(
        (total, rate) => (total === undefined || rate === undefined ? undefined : total + rate),
        known.length === 0 ? undefined : 0,
      );
      return sum === undefined ? [] : [[edge.id, sum]];
    }),
  );
}

function perSecond(rate: EdgeRate | undefined): number | undefined {
  if (!rate || rate.state === 'unknown') return undefined;
  return rate.state === 'idle' ? 0 : rate.perMinute / 60;
}
