import { useWords } from '#components/words/use-words.ts';
import type { PlanCounts as Counts } from '#lib/domain/deploy/plan.ts';

const SHOWN = [
  ['create', '+', 'text-healthy-ink'],
  ['update', '~', 'text-degraded-ink'],
  ['replace', '∓', 'text-failing-ink'],
  ['delete', '−', 'text-failing-ink'],
] as const;

/** How many resources a plan creates, changes, replaces and deletes. */
export function PlanCounts({ counts }: { readonly counts: Counts }) {
  const t = useWords();
  return (
    <span className="ml-auto flex flex-wrap gap-x-3 text-t2">
      {SHOWN.map(([action, mark, ink]) => (
        <span key={action} className={counts[action] === 0 ? 'text-t3' : undefined}>
          <b className={counts[action] === 0 ? undefined : ink}>
            {counts[action] === 0 ? '' : mark}
            {counts[action]}
          </b>{' '}
          {t(`run.action.${action}`)}
        </span>
      ))}
      {counts.others !== undefined && <span>{t('run.others', { count: counts.others })}</span>}
    </span>
  );
}
