import './diagram.css';
import { useWords } from '#components/words/use-words.ts';
import { draw } from '#lib/diagram/draw/draw.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { sceneHealth } from '#lib/domain/overlay/health.ts';
import type { RunChange } from '#lib/domain/overlay/run-change.ts';
import { changesOnScene, findingsOnScene } from '#lib/domain/overlay/to-scene.ts';
import { edgeTraffic } from '#lib/domain/overlay/traffic.ts';
import { trafficOnScene } from '#lib/domain/overlay/traffic-on-scene.ts';
import { Canvas } from './canvas.tsx';
import { drawingWords } from './drawing-words.ts';
import { outlineOf } from './outline.ts';
import { type ArchitectureSearch, choosing, hrefOf, toggling } from './search.ts';
import { SvgTree } from './svg-tree.tsx';

type Props = {
  readonly scene: Scene;
  readonly graph: SystemGraph;
  readonly health: EnvironmentHealth | undefined;
  /** Undefined: not measured, so no line has a rate. */
  readonly vitals: Vitals | undefined;
  readonly change: RunChange | undefined;
  readonly search: ArchitectureSearch;
};

/** The scene drawn on the server: complete without JavaScript, each part a link to its own panel. */
export function Picture({ scene, graph, health, vitals, change, search }: Props) {
  const t = useWords();
  const { overlay, node } = search;
  const marks = change && new Map([...change.overlay.marks].map(([id, { mark }]) => [id, mark]));
  const drawing = draw(scene, {
    colours: VARIABLES,
    framed: false,
    ...drawingWords(t),
    nodeHref: (id) => hrefOf(choosing(search, id)),
    closeHref: ({ id, style }) => (style === 'cloud' ? undefined : hrefOf(toggling(search, id))),
    ...(node === undefined ? {} : { selected: node }),
    ...(overlay === 'health' && health ? { health: sceneHealth(scene, graph, health) } : {}),
    overlays: {
      ...(overlay === 'findings' ? { findings: findingsOnScene(scene, graph) } : {}),
      ...(overlay === 'change' && marks ? { change: changesOnScene(scene, marks) } : {}),
      ...(overlay === 'traffic' && vitals
        ? { traffic: trafficOnScene(scene, edgeTraffic(graph, vitals)) }
        : {}),
    },
  });
  return (
    <Canvas outline={outlineOf(scene)} closeHref={hrefOf(choosing(search, undefined))}>
      <div data-overlay={overlay}>
        <SvgTree node={drawing} />
      </div>
    </Canvas>
  );
}
