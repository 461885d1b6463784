import './diagram.css';
import { useWords } from '#components/words/use-words.ts';
import { draw } from '#lib/diagram/draw/draw.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import { type Scene, type SceneView, TIERS } from '#lib/domain/graph/scene.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import { sceneHealth } from '#lib/domain/overlay/health.ts';
import { Canvas } from './canvas.tsx';
import { hrefOf } from './search.ts';
import { SvgTree } from './svg-tree.tsx';

type Props = {
  readonly scene: Scene;
  readonly graph: SystemGraph;
  readonly health: EnvironmentHealth | undefined;
  readonly view: SceneView;
  readonly node: string | undefined;
};

/** The scene drawn on the server: complete without JavaScript, each part a link to its own panel. */
export function Picture({ scene, graph, health, view, node }: Props) {
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
    nodeHref: (id) => hrefOf(view, id),
    ...(words ? { words } : {}),
    ...(tierWords ? { tierWords } : {}),
    ...(node === undefined ? {} : { selected: node }),
    ...(health ? { health: sceneHealth(scene, graph, health) } : {}),
  });
  const { width, height } = drawing.attributes;
  return (
    <Canvas width={Number(width)} height={Number(height)} closeHref={hrefOf(view)}>
      <SvgTree node={drawing} />
    </Canvas>
  );
}
