import { useWords } from '#components/words/use-words.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';

/** The drawn picture told line by line, in the order of its story: for a screen reader, and for whoever reads faster. */
export function DiagramWords({ scene }: { readonly scene: Scene }) {
  const t = useWords();
  const names = new Map([...scene.containers, ...scene.nodes].map((each) => [each.id, each.title.text]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return (
    <details className="dg-table">
      <summary>{t('architecture.asWords', { n: scene.edges.length })}</summary>
      <ol className="mt-2 list-decimal pl-6">
        {scene.edges.map((edge) => (
          <li key={edge.id}>
            {t(`architecture.sentence.${edge.kind}`, { from: nameOf(edge.from), to: nameOf(edge.to) })}
            {edge.label && <span className="text-t2"> ({edge.label.text})</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
