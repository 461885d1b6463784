import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { CHANGE_MARKS } from '#lib/domain/overlay/change.ts';
import type { ChangeChoice, RunChange } from '#lib/domain/overlay/run-change.ts';
import { ChangeList } from './change-list.tsx';
import { type ArchitectureSearch, choosing, hrefOf, withMoreRows } from './search.ts';
import { SheetGrip } from './sheet-grip.tsx';

type Props = {
  readonly graph: SystemGraph;
  readonly change: RunChange | undefined;
  readonly choices: readonly ChangeChoice[];
  readonly search: ArchitectureSearch;
};

/** The plan that lies over the picture: which run, what it does, who depends on it, and the other plans to look at. */
export function ChangePanel({ graph, change, choices, search }: Props) {
  const t = useWords();
  const counts = change && Map.groupBy(change.overlay.marks.values(), ({ mark }) => mark);
  return (
    <aside className="dg-panel" aria-label={t('architecture.overlay.change')}>
      <SheetGrip closeHref={hrefOf({ ...search, overlay: 'health' })} />
      <h3 className="border-b border-line2 px-4 py-2.5 font-semibold">{t('architecture.overlay.change')}</h3>
      <div className="grid gap-3 px-4 py-3">
        {choices.length === 0 && <p className="text-t2">{t('architecture.noPlans')}</p>}
        {choices.length > 0 && !change && <p className="text-t2">{t('architecture.noSuchPlan')}</p>}
        {change && counts && (
          <div>
            <p>
              <Link prefetch={false} className="link" href={`/deploys/${change.run.number}`}>
                {t('architecture.planOf', { n: change.run.number })}
              </Link>{' '}
              <span className="text-t2">
                {change.run.component} · {t(`run.state.${change.run.state}`)}
              </span>
            </p>
            <p className="text-t2">
              {change.overlay.marks.size === 0
                ? t('run.diagramUntouched')
                : CHANGE_MARKS.filter((mark) => counts.has(mark))
                    .map((mark) => `${counts.get(mark)?.length} ${t(`architecture.mark.${mark}`)}`)
                    .join(' · ')}
            </p>
          </div>
        )}
        {change && (
          <div>
            <ChangeList
              graph={graph}
              overlay={change.overlay}
              ghostsMissing={change.ghostsMissing}
              most={search.rows ?? ROWS_STEP}
              moreHref={hrefOf(withMoreRows(search))}
            />
          </div>
        )}
        {choices.length > 1 && (
          <nav aria-label={t('architecture.otherPlans')}>
            <h4 className="text-label text-t3">{t('architecture.otherPlans')}</h4>
            <ul>
              {choices.map((each) => (
                <li key={each.id} className="flex gap-2 py-0.5">
                  <Link
                    prefetch={false}
                    className="link"
                    href={hrefOf({ ...choosing(search, undefined), run: each.number })}
                    scroll={false}
                    aria-current={each.id === change?.run.id ? 'true' : undefined}
                  >
                    #{each.number}
                  </Link>
                  <span className="text-t2">{each.component}</span>
                  <span className="ml-auto text-t3">{t(`run.state.${each.state}`)}</span>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </aside>
  );
}
