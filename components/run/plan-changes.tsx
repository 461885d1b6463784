import { More } from '#components/ui/more.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { planGroups } from '#lib/domain/deploy/plan-groups.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { AheadNote } from './ahead-note.tsx';
import { ChangeRow } from './change-row.tsx';
import { RecomputedRow } from './recomputed-row.tsx';

/** What a plan changes, by module and riskiest first, and what only follows from it. `most`: how many are shown. */
export function PlanChanges({ plan, most }: { readonly plan: Plan; readonly most: number }) {
  const { changes, recomputed = [], ahead } = plan;
  return (
    <>
      {ahead && <AheadNote ahead={ahead} changes={changes.length} />}
      {planGroups(changes, most).map(({ name, count, changes: inside }) => (
        <details key={name} open className="plan-group">
          <summary>
            <code>
              <PlainText text={name} />
            </code>{' '}
            <span className="text-t3">{count}</span>
          </summary>
          <ul>
            {inside.map((each) => (
              <ChangeRow key={each.address} change={each} />
            ))}
          </ul>
        </details>
      ))}
      {changes.length > ROWS_STEP && (
        <More shown={most} of={changes.length} href={`?n=${most + ROWS_STEP}`} />
      )}
      <RecomputedRow recomputed={recomputed} />
    </>
  );
}
