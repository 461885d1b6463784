import { More } from '#components/ui/more.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { type ArchitectureSearch, hrefOf, withMoreRows } from './search.ts';

type Props = {
  readonly scene: Scene;
  /** What a plan that lies over the picture does, by line. */
  readonly change: SceneOverlays['change'];
  readonly search: ArchitectureSearch;
};

/** The drawn picture told line by line, in the order of its story: for a screen reader, and for whoever reads faster. */
export function DiagramWords({ scene, change, search }: Props) {
  const t = useWords();
  const { rows = ROWS_STEP } = search;
  const names = new Map([...scene.containers, ...scene.nodes].map((each) => [each.id, each.title.text]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const shifting = scene.nodes.flatMap(({ id, title, badges }) =>
    badges
      .filter(({ glyph }) => glyph === 'shift')
      .map(({ text }) => ({ id, name: title.text, words: text })),
  );
  return (
    <section className="dg-table" aria-label={t('architecture.form.words')}>
      <h3 className="font-semibold">{t('architecture.asWords', { n: scene.edges.length })}</h3>
      <ol className="mt-2 list-decimal pl-6">
        {scene.edges.slice(0, rows).map((edge) => {
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
      {shifting.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {shifting.map(({ id, name, words }) => (
            <li key={`${id} ${words}`}>
              <PlainText text={t('architecture.sentence.shift', { name, words })} />
            </li>
          ))}
        </ul>
      )}
      {scene.edges.length > ROWS_STEP && (
        <More shown={rows} of={scene.edges.length} href={hrefOf(withMoreRows(search))} />
      )}
    </section>
  );
}
