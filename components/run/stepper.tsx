import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Age } from '#components/time/age.tsx';
import { Countdown } from '#components/time/countdown.tsx';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import { sinceThen } from '#lib/domain/deploy/after-deploy.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { STEPS, type StepState, stepsOf } from '#lib/domain/deploy/stepper.ts';
import { ageWords } from '#lib/words/duration.ts';
import { shortDigest } from '#lib/words/shorten.ts';
import { SinceThenStep } from './since-then.tsx';

/** From request to done: what is behind, where it stands, what is ahead. */
export function Stepper({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const steps = stepsOf(page.run, page.events);
  const since = sinceThen(page.run, page.after);
  return (
    <ol className="stepper" data-since={since ? '' : undefined} aria-label={t('run.steps')}>
      {steps.map((each, index) => (
        <li
          key={each.step}
          className="step"
          data-state={lookOf(page.run.state, each.state)}
          aria-current={each.state === 'now' ? 'step' : undefined}
        >
          <span className="step-mark" aria-hidden="true">
            {MARKS[lookOf(page.run.state, each.state)] ?? index + 1}
          </span>
          <span className="min-w-0">
            <span className="step-word block truncate">{t(`run.step.${each.step}`)}</span>
            <span className="block truncate text-label text-t3">
              <StepDetail page={page} step={each} />
            </span>
          </span>
          {(since || index < STEPS.length - 1) && <span className="step-line" aria-hidden="true" />}
        </li>
      ))}
      {since && <SinceThenStep since={since} />}
    </ol>
  );
}

/** Set aside by somebody or by time: nothing failed. */
const SET_ASIDE: readonly RunState[] = ['cancelled', 'superseded', 'expired'];

const lookOf = (run: RunState, state: StepState['state']): StepState['state'] | 'stopped' =>
  state === 'failed' && SET_ASIDE.includes(run) ? 'stopped' : state;

const MARKS: Readonly<Partial<Record<StepState['state'] | 'stopped', ReactNode>>> = {
  done: <Check size={13} />,
  failed: <X size={13} />,
  unneeded: <Minus size={13} />,
  stopped: <Minus size={13} />,
};

function StepDetail({ page, step }: { readonly page: RunPage; readonly step: StepState }) {
  const t = useWords();
  if (step.state === 'unneeded') return <>{t('run.unneeded')}</>;
  if (step.step === 'approvals' && step.state !== 'ahead') {
    const { given, needed } = page.standing;
    if (needed === 0) return <>{t('run.noneNeeded')}</>;
    const counted = t('run.givenOf', { given: given.length, needed });
    if (step.state !== 'now' || step.at === undefined) return <>{counted}</>;
    return (
      <>
        {counted}, {t('run.waitingFor')} <Age at={step.at} bare plain />
      </>
    );
  }
  if (step.step === 'verify' && page.after.rules) {
    const { watch } = page.after;
    if (step.state === 'now' && watch && !watch.ended) return <Countdown to={watch.until} kind="left" />;
    if (step.state === 'ahead')
      return <>{t('run.watchedFor', { for: ageWords(t, page.after.rules.watch) })}</>;
  }
  if (step.state === 'now' && page.run.step?.total) {
    return (
      <>
        {page.run.step.done} / {page.run.step.total}
      </>
    );
  }
  if (step.step === 'apply' && step.state === 'ahead' && page.plan) {
    return <>{t('run.exactly', { digest: shortDigest(page.plan.plan.content) })}</>;
  }
  if (step.step === 'done' && step.state === 'ahead' && page.expected) return <Expected page={page} />;
  return step.at === undefined ? null : <Moment at={step.at} />;
}

/** How long the rest takes, and on which run that was measured. */
function Expected({ page: { expected, standing } }: { readonly page: RunPage }) {
  const t = useWords();
  if (!expected) return null;
  const { run, apply, verify } = expected;
  const words = { for: ageWords(t, apply + verify) };
  const why = { number: run, apply: ageWords(t, apply), verify: ageWords(t, verify) };
  return (
    <span title={t('run.expectedWhy', why)}>
      {standing.satisfied ? t('run.expected', words) : t('run.expectedFromApproval', words)}
    </span>
  );
}
