import type { EnvironmentCost } from '../cost/cost.ts';
import type { SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import type { EnvironmentHealth } from '../health/health.ts';
import type { Vitals } from '../metrics/vitals.ts';
import { type Known, shownValue } from '../reading.ts';
import type { ChangeOverlay } from './change.ts';
import { type CostAt, type CostMark, costOnScene } from './cost.ts';
import type { OverlayName, SceneOverlays } from './drawn.ts';
import { figuresOnScene, type TrafficFigure } from './figures.ts';
import { sceneHealth } from './health.ts';
import type { RunChange } from './run-change.ts';
import { changesOnScene, findingsOnScene } from './to-scene.ts';
import { edgeTraffic } from './traffic.ts';
import { trafficOnScene } from './traffic-on-scene.ts';

/** What overlays are told from; absent is what was not read, or may not be seen. */
export type LayerSources = {
  readonly health?: EnvironmentHealth | undefined;
  readonly vitals?: Vitals | undefined;
  readonly cost?: CostAt | undefined;
  readonly change?: Pick<ChangeOverlay, 'marks' | 'ghostEdges'> | undefined;
  /** In the reader's language. */
  readonly costWords: (mark: CostMark) => string;
  /** Of what is folded, whatever else lies over the picture: no cost is off it. */
  readonly foldCostWords?: (mark: CostMark) => string;
  readonly figureWords: (figure: TrafficFigure) => readonly string[];
};

/** Readings of an environment, as far as the reader may see them. */
export type LayerReadings = {
  readonly health: Known<EnvironmentHealth>;
  readonly vitals: Known<Vitals>;
  readonly cost: Known<EnvironmentCost>;
  readonly change?: RunChange | undefined;
};

/** What of the readings can be drawn: the last value where the newest was not read. */
export function readSources({
  health,
  vitals,
  cost,
  change,
}: LayerReadings): Omit<LayerSources, 'costWords' | 'foldCostWords' | 'figureWords'> {
  const priced = cost && shownValue(cost);
  return {
    health: health && shownValue(health)?.value,
    // A rate is of the last minutes: an older one is no rate.
    vitals: vitals?.state === 'ready' ? vitals.value : undefined,
    cost: priced && { cost: priced.value, asOf: priced.asOf },
    change: change?.overlay,
  };
}

/** The layers asked for, on one drawing; one that nothing tells about is not among them, rather than empty. */
export function layersOn(
  names: readonly OverlayName[],
  scene: Scene,
  graph: SystemGraph,
  { health, vitals, cost, change, costWords, foldCostWords, figureWords }: LayerSources,
): SceneOverlays {
  const asked = (name: OverlayName) => names.includes(name);
  return {
    ...(asked('health') && health ? { health: sceneHealth(scene, graph, health) } : {}),
    ...(asked('traffic') && vitals ? trafficLayers(scene, graph, vitals, figureWords) : {}),
    ...(asked('findings') ? { findings: findingsOnScene(scene, graph) } : {}),
    ...(asked('change') && change ? { change: changesOnScene(scene, change) } : {}),
    ...(asked('cost') && cost ? { cost: saidCosts(costOnScene(scene, graph, cost), costWords) } : {}),
    ...(!asked('cost') && cost && foldCostWords ? foldCosts(scene, graph, cost, foldCostWords) : {}),
  };
}

function trafficLayers(
  scene: Scene,
  graph: SystemGraph,
  vitals: Vitals,
  say: LayerSources['figureWords'],
): Pick<SceneOverlays, 'traffic' | 'figures'> {
  const rates = edgeTraffic(graph, vitals);
  const figures = figuresOnScene(scene, graph, vitals, rates);
  return {
    traffic: trafficOnScene(scene, rates),
    figures: new Map([...figures].map(([id, each]) => [id, say(each)])),
  };
}

function foldCosts(
  scene: Scene,
  graph: SystemGraph,
  cost: CostAt,
  say: (mark: CostMark) => string,
): Pick<SceneOverlays, 'cost'> {
  const folds = new Set(scene.nodes.filter(({ sheet }) => sheet).map(({ id }) => id));
  const marks = [...costOnScene(scene, graph, cost)].filter(([id]) => folds.has(id));
  return marks.length === 0 ? {} : { cost: saidCosts(new Map(marks), say) };
}

const saidCosts = (
  marks: ReadonlyMap<string, CostMark>,
  say: LayerSources['costWords'],
): NonNullable<SceneOverlays['cost']> =>
  new Map([...marks].map(([id, mark]) => [id, { text: say(mark), unknown: mark.known === undefined }]));
