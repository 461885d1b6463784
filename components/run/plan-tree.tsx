import { EyeOff } from 'lucide-react';
import { Absent } from '#components/panel/states.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { shortDigest } from '#lib/words/shorten.ts';
import { GradualRows } from './gradual-rows.tsx';
import { PlanChanges } from './plan-changes.tsx';
import { PlanCounts } from './plan-counts.tsx';
import { withoutPlan } from './without-plan.ts';

type Props = {
  readonly plan: RunPage['plan'];
  readonly state: RunState;
  /** How many changes are shown, from the riskiest. */
  readonly most: number;
};

/** What the run would do, by module, riskiest first. */
export function PlanTree({ plan, state, most }: Props) {
  const t = useWords();
  if (!plan) return <NoPlan state={state} />;
  const { counts, content, outputs } = plan.plan;
  return (
    <section aria-labelledby="plan">
      <div className="section-head">
        <h2 id="plan" className="font-semibold">
          {t('run.plan')}
        </h2>
        <code className="text-t3">{shortDigest(content)}</code>
        <PlanCounts counts={counts} />
      </div>
      <PlanChanges plan={plan.plan} most={most} />
      <GradualRows gradual={plan.plan.gradual} />
      {outputs.length > 0 && (
        <p className="px-5 py-2 text-t2">
          {t('run.outputs')}{' '}
          <code>
            <PlainText text={outputs.map((each) => each.name).join(', ')} />
          </code>
        </p>
      )}
      <p className="flex items-center gap-2 border-t border-line1 px-5 py-2 text-second text-t3">
        <EyeOff size={13} className="shrink-0" aria-hidden="true" />
        <span>
          {t('run.masked')} {t('run.plannedAgo')} <Age at={plan.madeAt} />
        </span>
      </p>
    </section>
  );
}

/** No plan yet, or none any more: said, so that it is not taken for a plan without changes. */
function NoPlan({ state }: { readonly state: RunState }) {
  const t = useWords();
  const why = withoutPlan(state);
  return (
    <section aria-labelledby="plan">
      <div className="section-head">
        <h2 id="plan" className="font-semibold">
          {t('run.plan')}
        </h2>
      </div>
      <Absent title={t(`run.${why}`)} what={t(`run.${why}What`)} />
    </section>
  );
}
