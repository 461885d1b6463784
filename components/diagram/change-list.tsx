import { More } from '#components/ui/more.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { ChangeOverlay } from '#lib/domain/overlay/change.ts';
import { kindWord } from '#lib/words/kind-word.ts';

type Props = {
  readonly graph: SystemGraph;
  readonly overlay: ChangeOverlay;
  /** What the plan creates could not be drawn: it is named here. */
  readonly ghostsMissing: boolean;
  /** Rows of each list, and the address that shows more of them. */
  readonly most: number;
  readonly moreHref: string;
};

/** What a plan creates, and what waits for a part that it touches, each with the way from one to the other. */
export function ChangeList({ graph, overlay, ghostsMissing, most, moreHref }: Props) {
  const t = useWords();
  const rest = (list: readonly unknown[]) =>
    list.length > most && <More shown={most} of={list.length} href={moreHref} />;
  const names = new Map<string, string>(
    [...graph.nodes, ...overlay.ghosts].map((node) => [node.id, node.name]),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  // A function and its role often have one name: what each is tells them apart.
  const kinds = new Map<string, string>(graph.nodes.map((node) => [node.id, kindWord(t, node)]));
  return (
    <>
      {overlay.ghosts.length > 0 && (
        <>
          <h3 className="font-semibold">{t('run.willAppear', { n: overlay.ghosts.length })}</h3>
          {ghostsMissing && <p className="text-t2">{t('architecture.ghostsMissing')}</p>}
          <ul className="mb-2">
            {overlay.ghosts.slice(0, most).map((ghost) => (
              <li key={ghost.id} className="text-t2 [overflow-wrap:anywhere]">
                <span className="text-healthy-ink">+</span>{' '}
                <code>
                  <PlainText text={ghost.name} />
                </code>{' '}
                <span className="text-t3">{ghost.type}</span>
              </li>
            ))}
          </ul>
          {rest(overlay.ghosts)}
        </>
      )}
      {overlay.ghostEdges.length > 0 && (
        <details className="mb-2">
          <summary className="font-semibold">
            {t('architecture.linesAppear', { n: overlay.ghostEdges.length })}
          </summary>
          <ul>
            {overlay.ghostEdges.slice(0, most).map(({ id, kind, from, to }) => (
              <li key={id} className="text-t2 [overflow-wrap:anywhere]">
                {nameOf(from)} → {nameOf(to)}{' '}
                <span className="text-t3">{t(`architecture.legend.${kind}`)}</span>
              </li>
            ))}
          </ul>
          {rest(overlay.ghostEdges)}
        </details>
      )}
      <h3 className="font-semibold">{t('run.depends', { n: overlay.reached.length })}</h3>
      {overlay.reached.length === 0 ? (
        <p className="text-t2">{t('run.nothingDepends')}</p>
      ) : (
        <>
          <ul>
            {overlay.reached.slice(0, most).map(({ id, changed, path }) => (
              <li key={id} className="text-t2 [overflow-wrap:anywhere]">
                <span className="text-t3">
                  {[changed, ...path.slice(0, -1).map((hop) => hop.to)].map((each) => `${nameOf(each)} → `)}
                </span>
                {nameOf(id)} <span className="text-t3">{kinds.get(id)}</span>
              </li>
            ))}
          </ul>
          {rest(overlay.reached)}
        </>
      )}
    </>
  );
}
