import './diagram.css';
import { useWords } from '#components/words/use-words.ts';
import { draw } from '#lib/diagram/draw/draw.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import { type Scene, type SceneView, TIERS } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { sceneHealth } from '#lib/domain/overlay/health.ts';
import { findingsOnScene } from '#lib/domain/overlay/to-scene.ts';
import { edgeTraffic } from '#lib/domain/overlay/traffic.ts';
import { trafficOnScene } from '#lib/domain/overlay/traffic-on-scene.ts';
import { Canvas } from './canvas.tsx';
import { hrefOf, type Overlay } from './search.ts';
import { SvgTree } from './svg-tree.tsx';

type Props = {
  readonly scene: Scene;
  readonly graph: SystemGraph;
  readonly health: EnvironmentHealth | undefined;
  /** Undefined: not measured, so no line has a rate. */
  readonly vitals: Vitals | undefined;
  readonly overlay: Overlay;
  readonly view: SceneView;
  readonly node: string | undefined;
};

/** The scene drawn on the server: complete without JavaScript, each part a link to its own panel. */
export function Picture({ scene, graph, health, vitals, overlay, view, node }: Props) {
  const t = useWords();
  const words = Object.fromEntries(
    [...EDGE_KINDS, 'response', 'terraform', 'sam'].map((each) => [each, t(`architecture.legend.${each}`)]),
  ) as Parameters<typeof draw>[1]['words'];
  const tierWords = Object.fromEntries(
    TIERS.map((each) => [each, t(`architecture.tier.${each}`)]),
  ) as Parameters<typeof draw>[1]['tierWords'];
  const drawing = draw(scene, {
    colours: VARIABLES,
    framed: false,
    nodeHref: (id) => hrefOf(view, id, overlay),
    ...(words ? { words } : {}),
    ...(tierWords ? { tierWords } : {}),
    ...(node === undefined ? {} : { selected: node }),
    ...(overlay === 'health' && health ? { health: sceneHealth(scene, graph, health) } : {}),
    overlays: {
      ...(overlay === 'findings' ? { findings: findingsOnScene(scene, graph) } : {}),
      ...(overlay === 'traffic' && vitals
        ? { traffic: trafficOnScene(scene, edgeTraffic(graph, vitals)) }
        : {}),
    },
  });
  const { width, height } = drawing.attributes;
  return (
    <Canvas width={Number(width)} height={Number(height)} closeHref={hrefOf(view, undefined, overlay)}>
      <div data-overlay={overlay}>
        <SvgTree node={drawing} />
      </div>
    </Canvas>
  );
}
