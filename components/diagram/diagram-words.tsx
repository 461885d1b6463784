import { useWords } from '#components/words/use-words.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';

type Props = {
  readonly scene: Scene;
  /** What a plan that lies over the picture does, by line. */
  readonly change: SceneOverlays['change'];
};

/** The drawn picture told line by line, in the order of its story: for a screen reader, and for whoever reads faster. */
export function DiagramWords({ scene, change }: Props) {
  const t = useWords();
  const names = new Map([...scene.containers, ...scene.nodes].map((each) => [each.id, each.title.text]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return (
    <details className="dg-table">
      <summary>{t('architecture.asWords', { n: scene.edges.length })}</summary>
      <ol className="mt-2 list-decimal pl-6">
        {scene.edges.map((edge) => {
          const { kind, from, to, label, words = label?.text } = edge;
          const sentence = t(`architecture.sentence.${kind}`, { from: nameOf(from), to: nameOf(to) });
          const planned = change?.get(edge.id);
          return (
            <li key={edge.id}>
              {planned
                ? t(planned === 'create' ? 'architecture.willConnect' : 'architecture.willGo', { sentence })
                : sentence}
              {words && <span className="text-t2"> ({words})</span>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
