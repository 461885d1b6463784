import { useWords } from '#components/words/use-words.ts';
import type { PlanCounts as Counts } from '#lib/domain/deploy/plan.ts';

/** How many resources a plan creates, changes, replaces and deletes. */
export function PlanCounts({ counts }: { readonly counts: Counts }) {
  const t = useWords();
  return (
    <span className="ml-auto flex flex-wrap gap-x-3 text-t2">
      <span>
        <b className="text-healthy-ink">+{counts.create}</b> {t('run.action.create')}
      </span>
      <span>
        <b className="text-degraded-ink">~{counts.update}</b> {t('run.action.update')}
      </span>
      <span>
        <b className="text-failing-ink">∓{counts.replace}</b> {t('run.action.replace')}
      </span>
      <span>
        <b className={counts.delete > 0 ? 'text-failing-ink' : ''}>−{counts.delete}</b>{' '}
        {t('run.action.delete')}
      </span>
      {counts.others !== undefined && <span>{t('run.others', { count: counts.others })}</span>}
    </span>
  );
}
