import Link from 'next/link';
import { ComponentName } from '#components/deploys/component-name.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { ReviewPart as Part } from '#lib/domain/deploy/review.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import { shortDigest } from '#lib/words/shorten.ts';
import { HandoffBreaks } from './handoff-breaks.tsx';
import { PlanChanges } from './plan-changes.tsx';
import { PlanCounts } from './plan-counts.tsx';
import { PredictedDenials } from './predicted-denials.tsx';
import { RunPill } from './run-pill.tsx';

type Props = { readonly part: Part; readonly place: number; readonly most: number };

/** One component of a request: what it would do, in its place of the order. */
export function ReviewPart({ part: { run, plan }, place, most }: Props) {
  const t = useWords();
  const title = `part-${run.number}`;
  return (
    <section aria-labelledby={title}>
      <div className="section-head flex-wrap">
        <h2 id={title} className="font-semibold">
          {place}. <ComponentName name={run.component} tool={run.tool} />
        </h2>
        <Link className="link underline underline-offset-2" href={`/deploys/${run.number}`} prefetch={false}>
          #{run.number}
        </Link>
        {plan && <code className="text-t3">{shortDigest(plan.content)}</code>}
        <RunPill state={run.state} />
        {plan && <PlanCounts counts={plan.counts} />}
      </div>
      {plan ? (
        <Changes plan={plan} most={most} />
      ) : (
        <p className="px-5 py-2 text-t2">
          {t(isFinal(run.state) ? 'review.endedWithout' : 'review.planning')}
        </p>
      )}
    </section>
  );
}

function Changes({ plan, most }: { readonly plan: Plan; readonly most: number }) {
  const t = useWords();
  const { outputs } = plan;
  return (
    <>
      <HandoffBreaks plan={plan} level={3} />
      <PredictedDenials plan={plan} level={3} />
      <PlanChanges plan={plan} most={most} />
      {outputs.length > 0 && (
        <p className="border-b border-line1 px-5 py-2 text-t2 [overflow-wrap:anywhere]">
          {t('run.outputs')}{' '}
          <code>
            <PlainText text={outputs.map((each) => each.name).join(', ')} />
          </code>
        </p>
      )}
    </>
  );
}
