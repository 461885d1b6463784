import { Lock, X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { GUIDE_STEPS, type Guide, type GuideStep } from '#lib/domain/overview/guide.ts';
import { BreakButton } from './break-button.tsx';

type Props = {
  readonly guide: Guide;
  readonly environments: number;
  readonly hide: () => Promise<void>;
  readonly breakIt: () => Promise<boolean>;
  readonly heal: () => Promise<boolean>;
};

/** The demo's checklist: five steps that tick themselves, until somebody hides it. */
export function GuideBand(props: Props) {
  const { guide, hide } = props;
  const t = useWords();
  const done = GUIDE_STEPS.filter((step) => guide.steps[step] === 'done').length;
  const next = GUIDE_STEPS.find((step) => guide.steps[step] === 'open');
  return (
    <section className="guide" aria-labelledby="guide">
      <form action={hide} className="guide-head">
        <h2 id="guide" className="font-semibold">
          {t('guide.title')}
        </h2>
        <span className="text-second text-t2">{t('guide.done', { n: done, of: GUIDE_STEPS.length })}</span>
        <progress className="guide-bar" value={done} max={GUIDE_STEPS.length} aria-hidden="true" />
        <span className="only-wide text-second text-t3">{t('guide.what')}</span>
        <button type="submit" className="control control-quiet ml-auto">
          <X size={13} aria-hidden="true" /> {t('guide.hide')}
        </button>
      </form>
      <ol className="guide-steps">
        {GUIDE_STEPS.map((step, at) => (
          <li key={step} data-next={step === next ? '' : undefined}>
            <p className="flex items-center gap-2">
              <Mark guide={guide} step={step} at={at} />
              <b>{t(`guide.${step}.title`)}</b>
              {guide.steps[step] === 'done' && (
                <span className="text-label text-t3">{t('guide.ticked')}</span>
              )}
            </p>
            <Step {...props} step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Mark({ guide, step, at }: { readonly guide: Guide; readonly step: GuideStep; readonly at: number }) {
  const state = guide.steps[step];
  if (state === 'done') return <Glyph status="healthy" size={18} />;
  return (
    <span className="guide-mark" data-state={state} aria-hidden="true">
      {at + 1}
    </span>
  );
}

function Step({ step, guide, environments, breakIt, heal }: Props & { readonly step: GuideStep }) {
  const t = useWords();
  const { environment, production, plan, brokenUntil } = guide.now;
  switch (step) {
    case 'look':
      return (
        <Told what={t('guide.look.what', { environments })}>
          <StepLink href={`/e/${production}/architecture`}>{t('guide.look.go')}</StepLink>
        </Told>
      );
    case 'break':
      return (
        <Told what={t('guide.break.what', { environment: environment.replace('/', ' / ') })}>
          {guide.mayBreak ? (
            <BreakButton brokenUntil={brokenUntil} breakIt={breakIt} heal={heal} />
          ) : (
            <span className="inline-flex items-center gap-1.5 text-t3">
              <Lock size={12} aria-hidden="true" className="shrink-0" /> {t('guide.break.mayNot')}
            </span>
          )}
        </Told>
      );
    case 'follow':
      return (
        <Told what={t('guide.follow.what')}>
          {guide.steps.follow === 'blocked' ? (
            <span className="text-t3">{t('guide.after', { n: 2 })}</span>
          ) : (
            <StepLink href={`/e/${environment}/logs?q=level%3Aerror`}>{t('guide.follow.go')}</StepLink>
          )}
        </Told>
      );
    case 'decide':
      return plan === undefined ? (
        <Told what={t('guide.decide.none')} />
      ) : (
        <Told what={t('guide.decide.what', { n: plan, environment: production.replace('/', ' / ') })}>
          <StepLink href={`/deploys/${plan}`}>{t('guide.decide.go', { n: plan })}</StepLink>
        </Told>
      );
    case 'cost':
      return (
        <Told what={t('guide.cost.what')}>
          <StepLink href={`/e/${production}/cost`}>{t('guide.cost.go')}</StepLink>
        </Told>
      );
  }
}

function Told({ what, children }: { readonly what: string; readonly children?: ReactNode }) {
  return (
    <>
      <p className="guide-what">{what}</p>
      <p className="guide-go">{children}</p>
    </>
  );
}

const StepLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <Link className="link" href={href} prefetch={false}>
    {children}
  </Link>
);
