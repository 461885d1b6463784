import '#components/diagram/diagram.css';
import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { SvgTree } from '#components/diagram/svg-tree.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { draw } from '#lib/diagram/draw/draw.ts';
import { VARIABLES } from '#lib/diagram/draw/palette.ts';
import type { RunPage, RunPicture } from '#lib/domain/deploy/run-page.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { changesOnScene } from '#lib/domain/overlay/to-scene.ts';

/** The plan on the picture of what is deployed now, and what depends on the parts that it touches. */
export function DiagramSlot({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { picture, environment } = page;
  return (
    <section aria-labelledby="run-diagram">
      <div className="section-head">
        <h2 id="run-diagram" className="font-semibold">
          {t('run.onDiagram')}
        </h2>
        <Link className="link ml-auto text-second" href={`/e/${environment}/architecture`} prefetch={false}>
          {t('run.seeArchitecture')}
        </Link>
      </div>
      {picture?.scene ? (
        <Drawing picture={picture} scene={picture.scene} environment={environment} />
      ) : (
        <div className="run-slot">
          <Waypoints size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-t3" />
          <div>
            <p className="font-semibold">{t('run.diagramMissing')}</p>
            <p className="text-t2">{t(page.plan ? 'run.diagramMissingWhat' : 'run.diagramNoPlan')}</p>
          </div>
        </div>
      )}
      {picture && <Beside picture={picture} />}
    </section>
  );
}

function Drawing(props: {
  readonly picture: RunPicture;
  readonly scene: Scene;
  readonly environment: string;
}) {
  const t = useWords();
  const { picture, scene, environment } = props;
  const marks = new Map([...picture.overlay.marks].map(([id, { mark }]) => [id, mark]));
  const change = changesOnScene(scene, marks);
  if (change.size === 0) return <p className="px-5 py-3 text-t2">{t('run.diagramUntouched')}</p>;
  const drawing = draw(scene, {
    colours: VARIABLES,
    framed: false,
    overlays: { change },
    nodeHref: (id) => `/e/${environment}/architecture?${new URLSearchParams({ view: 'detailed', node: id })}`,
  });
  return (
    <SheetScroll>
      <div className="run-picture">
        <SvgTree node={drawing} />
      </div>
    </SheetScroll>
  );
}

/** What no drawing shows: parts that do not exist yet, and who waits for a part that changes. */
function Beside({ picture: { graph, overlay } }: { readonly picture: RunPicture }) {
  const t = useWords();
  const names = new Map<string, string>(graph.nodes.map((node) => [node.id, node.name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return (
    <div className="px-5 py-3 text-second">
      {overlay.ghosts.length > 0 && (
        <>
          <h3 className="font-semibold">{t('run.willAppear', { n: overlay.ghosts.length })}</h3>
          <ul className="mb-2">
            {overlay.ghosts.map((ghost) => (
              <li key={ghost.id} className="text-t2">
                <span className="text-healthy-ink">+</span> <code>{ghost.name}</code>{' '}
                <span className="text-t3">{ghost.type}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="font-semibold">{t('run.depends', { n: overlay.reached.length })}</h3>
      {overlay.reached.length === 0 ? (
        <p className="text-t2">{t('run.nothingDepends')}</p>
      ) : (
        <ul>
          {overlay.reached.map(({ id, changed, path }) => (
            <li key={id} className="text-t2">
              {nameOf(id)}{' '}
              <span className="text-t3">
                {[changed, ...path.map((hop) => hop.to)].map(nameOf).join(' → ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
