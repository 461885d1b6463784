import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';

/** Where the change will stand on the picture of the environment; until it does, it says so and leads there. */
export function DiagramSlot({ page }: { readonly page: RunPage }) {
  const t = useWords();
  return (
    <section aria-labelledby="run-diagram">
      <div className="section-head">
        <h2 id="run-diagram" className="font-semibold">
          {t('run.onDiagram')}
        </h2>
      </div>
      <div className="run-slot">
        <Waypoints size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-t3" />
        <div>
          <p className="font-semibold">{t('run.diagramMissing')}</p>
          <p className="text-t2">{t('run.diagramMissingWhat', { n: page.plan?.plan.changes.length ?? 0 })}</p>
          <p className="mt-2">
            <Link className="control" href={`/e/${page.environment}/architecture`} prefetch={false}>
              {t('run.seeArchitecture')}
            </Link>
          </p>
        </div>
      </div>
    </section>
  );
}
