import { Check } from 'lucide-react';
import Link from 'next/link';
import { Elapsed } from '#components/time/elapsed.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Run, StepName } from '#lib/domain/deploy/run.ts';
import { type Engine, engineOf } from '#lib/domain/deploy/tool.ts';
import { marked } from '#lib/domain/text/marks.ts';

/** Steps of each engine in the order they run. */
const STEPS: Readonly<Record<Engine, readonly StepName[]>> = {
  terraform: ['clone', 'build', 'plan', 'approval', 'apply', 'verify'],
  cloudformation: ['clone', 'build', 'change-set', 'approval', 'execute', 'verify'],
};

/** A running deploy, under the row of its environment. */
export function RunningSteps({ run }: { readonly run: Run }) {
  const t = useWords();
  const steps = STEPS[engineOf(run.tool)];
  const at = run.step ? steps.indexOf(run.step.name) : -1;
  return (
    <div className="steps mt-1 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <Link
        href={`/deploys/${run.number}`}
        className="chip tinted of-deploying font-semibold"
        prefetch={false}
      >
        #{run.number}
      </Link>
      {steps.map((step, index) => (
        <span
          key={step}
          className={`inline-flex items-center gap-1.5 ${index === at ? 'font-semibold' : 'only-wide text-t3'}`}
        >
          {index < at && <Check size={13} aria-hidden="true" />}
          {index === at && <StepProgress run={run} />}
          {t(`step.${step}`)}
          {index === at && run.step && <StepCount run={run} />}
        </span>
      ))}
      {run.step?.detail && (
        <span className="mono only-wide min-w-0 flex-1 truncate text-t3" title={marked(run.step.detail)}>
          <PlainText text={run.step.detail} />
        </span>
      )}
      <Link className="link only-wide ml-auto" href={`/deploys/${run.number}`} prefetch={false}>
        {t('overview.openRun')}
      </Link>
    </div>
  );
}

function StepCount({ run }: { readonly run: Run }) {
  const { done, total } = run.step ?? { done: 0 };
  return (
    <span className="font-normal text-t2">
      {total !== undefined && total > 0 && `${done} / ${total} · `}
      <Elapsed since={run.updatedAt} />
    </span>
  );
}

function StepProgress({ run }: { readonly run: Run }) {
  const { done, total } = run.step ?? { done: 0 };
  const share = total ? Math.min(1, done / total) : 1;
  return (
    <svg width="84" height="6" aria-hidden="true">
      <rect width="84" height="6" fill="var(--s3)" />
      <rect width={84 * share} height="6" fill="url(#stripes)" />
    </svg>
  );
}
