import './diagram.css';
import { useWords } from '#components/words/use-words.ts';
import { draw } from '#lib/diagram/draw/draw.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { Canvas } from './canvas.tsx';
import { drawingWords } from './drawing-words.ts';
import { outlineOf } from './outline.ts';
import { type ArchitectureSearch, choosing, hrefOf, toggling, unfolding } from './search.ts';
import { SvgTree } from './svg-tree.tsx';

type Props = {
  readonly scene: Scene;
  /** Where the requests of a line are. */
  readonly edgeHref: (id: string) => string | undefined;
  /** What lies over it; a layer that was not measured is not there. */
  readonly layers: SceneOverlays;
  readonly search: ArchitectureSearch;
};

/** The scene drawn on the server: complete without JavaScript, each part a link to its own panel. */
export function Picture({ scene, edgeHref, layers: { health, ...overlays }, search }: Props) {
  const t = useWords();
  const { overlay, node } = search;
  // A closed part opens; what it is made of has panels of its own.
  const closed = new Set(scene.nodes.filter(({ sheet }) => sheet).map(({ id }) => id));
  const doing = (id: string): ArchitectureSearch => {
    if (!closed.has(id)) return choosing(search, id);
    return search.closed?.includes(id) ? toggling(search, id) : unfolding(search, id);
  };
  const drawing = draw(scene, {
    colours: VARIABLES,
    framed: false,
    ...drawingWords(t),
    nodeHref: (id) => hrefOf(doing(id)),
    edgeHref,
    closeHref: ({ id, style, fold }) =>
      style === 'cloud' ? undefined : hrefOf(fold ? unfolding(search, fold) : toggling(search, id)),
    ...(node === undefined ? {} : { selected: node }),
    ...(health ? { health } : {}),
    overlays,
  });
  return (
    <Canvas
      outline={outlineOf(scene)}
      closeHref={hrefOf(choosing(search, undefined))}
      {...(node === undefined ? {} : { selected: node })}
    >
      <div data-overlay={overlay}>
        <SvgTree node={drawing} />
      </div>
    </Canvas>
  );
}
