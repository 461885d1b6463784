import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import { shortAddress } from '#lib/domain/deploy/plan-groups.ts';

/** Causes that are named; more of them are in the rows. */
const NAMED = 3;

/** What only follows from the changes above it: one closed row, in no count. */
export function RecomputedRow({ recomputed }: { readonly recomputed: readonly ResourceChange[] }) {
  const t = useWords();
  if (recomputed.length === 0) return null;
  const causes = [...new Set(recomputed.flatMap(({ because = [] }) => because))];
  const named = causes.length > NAMED ? [...causes.slice(0, NAMED), '…'] : causes;
  return (
    <details className="recomputed">
      <summary>
        <b>{t('run.recomputed', { n: recomputed.length })}</b>{' '}
        <span className="text-t3">
          <PlainText text={t('run.recomputedBecause', { causes: named.join(', ') })} />
        </span>
      </summary>
      <ul>
        {recomputed.map((each) => (
          <li key={each.address}>
            <code className="[overflow-wrap:anywhere]">
              <PlainText text={shortAddress(each)} />
            </code>{' '}
            <span className="text-t3">
              <PlainText text={each.type} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
