import '#components/diagram/diagram.css';
import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { Canvas } from '#components/diagram/canvas.tsx';
import { ChangeList } from '#components/diagram/change-list.tsx';
import { drawingWords } from '#components/diagram/drawing-words.ts';
import { outlineOf } from '#components/diagram/outline.ts';
import { SvgTree } from '#components/diagram/svg-tree.tsx';
import { useWords } from '#components/words/use-words.ts';
import { draw, drawnSize } from '#lib/diagram/draw/draw.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import { told } from '#lib/diagram/draw/told.ts';
import type { RunPage, RunPicture } from '#lib/domain/deploy/run-page.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { changesOnScene } from '#lib/domain/overlay/to-scene.ts';
import { drawingText } from '#lib/words/drawing-term.ts';
import { withoutPlan } from './without-plan.ts';

type Props = {
  readonly page: RunPage;
  /** How many rows each list shows. */
  readonly most: number;
};

/** The plan on the picture of what is deployed now, and what depends on the parts that it touches. */
export function DiagramSlot({ page, most }: Props) {
  const t = useWords();
  const { picture, environment, run } = page;
  const architecture = `/e/${environment}/architecture?view=detailed&overlay=change&run=${run.number}`;
  return (
    <section aria-labelledby="run-diagram">
      <div className="section-head">
        <h2 id="run-diagram" className="font-semibold">
          {t('run.onDiagram')}
        </h2>
        <Link className="link ml-auto text-second" href={architecture} prefetch={false}>
          {t('run.seeArchitecture')}
        </Link>
      </div>
      {picture?.scene ? (
        <Drawing picture={picture} scene={picture.scene} architecture={architecture} />
      ) : (
        <div className="run-slot">
          <Waypoints size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-t3" />
          <div>
            <p className="font-semibold">{t(page.plan ? 'run.diagramMissing' : 'run.diagramNothing')}</p>
            <p className="text-t2">{t(`run.diagram.${page.plan ? 'notRead' : withoutPlan(run.state)}`)}</p>
          </div>
        </div>
      )}
      {picture && <Beside picture={picture} most={most} />}
    </section>
  );
}

function Drawing(props: {
  readonly picture: RunPicture;
  readonly scene: Scene;
  /** Where the picture of this plan is. */
  readonly architecture: string;
}) {
  const t = useWords();
  const { picture, architecture } = props;
  const scene = told(props.scene, (text) => drawingText(t, text));
  const change = changesOnScene(scene, picture.overlay);
  if (change.size === 0) return <p className="px-5 py-3 text-t2">{t('run.diagramUntouched')}</p>;
  const first = scene.nodes.find(({ id }) => change.has(id))?.id;
  const drawing = draw(scene, {
    colours: VARIABLES,
    framed: false,
    ...drawingWords(t),
    overlays: { change },
    nodeHref: (id) => `${architecture}&${new URLSearchParams({ node: id })}`,
  });
  return (
    <>
      <div className="run-picture" data-height={heightOf(scene)}>
        <Canvas
          outline={outlineOf(scene)}
          closeHref={architecture}
          small
          {...(first === undefined ? {} : { lookAt: first })}
        >
          <SvgTree node={drawing} />
        </Canvas>
      </div>
      {scene.metadata.hidden !== undefined && (
        <p className="px-5 py-1 text-right text-second text-t3">
          {t('run.hidden', { n: scene.metadata.hidden })}
        </p>
      )}
    </>
  );
}

/** As high as the picture, within what leaves room for the rest of the page; it is drawn at its own size and pushed. */
function heightOf(scene: Scene): 'low' | 'middle' | 'high' {
  const { height } = drawnSize(scene);
  if (height <= 236) return 'low';
  return height <= 376 ? 'middle' : 'high';
}

/** What is listed beside: what will be there, and who waits for a part that changes. */
function Beside(props: { readonly picture: RunPicture; readonly most: number }) {
  const { picture, most } = props;
  return (
    <div className="px-5 py-3 text-second">
      <ChangeList {...picture} most={most} moreHref={`?n=${most + ROWS_STEP}`} />
    </div>
  );
}
