import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Finding, SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { type ArchitectureSearch, choosing, hrefOf } from './search.ts';
import { SheetGrip } from './sheet-grip.tsx';

type Props = {
  readonly graph: SystemGraph;
  readonly scene: Scene | undefined;
  readonly search: ArchitectureSearch;
};

/** Contradictions beside the picture, each with what its sides say, and a way to the part where it is drawn. */
export function FindingsList({ graph, scene, search }: Props) {
  const t = useWords();
  const drawn = ({ nodes }: Finding) =>
    scene?.nodes.find((each) => each.of.some((id) => nodes.includes(id)))?.id;
  return (
    <aside className="dg-panel" aria-label={t('architecture.findings')}>
      <SheetGrip closeHref={hrefOf({ ...search, overlay: 'health' })} />
      <h3 className="border-b border-line2 px-4 py-2.5 font-semibold">{t('architecture.findings')}</h3>
      {graph.findings.length === 0 && <p className="px-4 py-3 text-t2">{t('architecture.noFindings')}</p>}
      <ul className="grid gap-3 px-4 py-3">
        {graph.findings.map((finding) => {
          const words = reasonWords(t, finding.reason);
          const at = drawn(finding);
          return (
            <li key={`${finding.reason.code} ${finding.nodes.join(' ')}`}>
              {at === undefined ? (
                words
              ) : (
                <Link prefetch={false} className="link" href={hrefOf(choosing(search, at))} scroll={false}>
                  {words}
                </Link>
              )}
              {finding.reason.evidence.map((each) =>
                each.kind === 'text' ? (
                  <p key={each.text} className="text-second text-t2 [overflow-wrap:anywhere]">
                    <PlainText text={each.text} />
                  </p>
                ) : null,
              )}
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
