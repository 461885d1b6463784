import type { ReactNode } from 'react';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Review, StoryLine } from '#lib/domain/deploy/review.ts';

/** What an approver looks for first, over all components: nothing found is said too, once all of them are planned. */
export function ReviewStory({ review }: { readonly review: Review }) {
  const t = useWords();
  const { breaks, replaced, access, reverts } = review.story;
  const open = review.parts.filter(({ plan }) => !plan || plan.ahead?.shown === false);
  const said = (none: string) => (open.length === 0 ? none : undefined);
  return (
    <section aria-labelledby="review-story">
      <div className="section-head">
        <h2 id="review-story" className="font-semibold">
          {t('review.story')}
        </h2>
      </div>
      {open.length > 0 && (
        <p className="border-b border-line1 px-5 py-2 text-t2">
          {open.length === review.parts.length
            ? t('review.nothingPlanned')
            : t('review.notShown', { names: open.map(({ run }) => run.component).join(', ') })}
        </p>
      )}
      <Lines
        title={t('review.breaks')}
        none={said(t('review.noBreaks'))}
        lines={breaks}
        tone="text-failing-ink"
      />
      <Lines title={t('review.replaced')} none={said(t('review.noReplaced'))} lines={replaced} />
      <Lines title={t('review.access')} none={said(t('review.noAccess'))} lines={access}>
        {({ change: { who, gains, loses, unknown } }) => (
          <>
            <Said word={t('review.gains', { who })} all={gains} />
            <Said word={t('review.loses', { who })} all={loses} />
            {unknown && <span className="block text-t2">{t('review.accessUnknown', { who })}</span>}
          </>
        )}
      </Lines>
      <Lines title={t('review.reverts')} none={said(t('review.noReverts'))} lines={reverts}>
        {({ since, paths }) => (
          <span className="block text-t2">
            {t('review.outside')} <Age at={since} bare />: <PlainText text={paths.join(', ')} />
          </span>
        )}
      </Lines>
    </section>
  );
}

function Lines<T extends StoryLine>(props: {
  readonly title: string;
  /** Absent where nobody can say that there is none. */
  readonly none: string | undefined;
  readonly lines: readonly T[];
  readonly tone?: string;
  readonly children?: (line: T) => ReactNode;
}) {
  const t = useWords();
  if (props.lines.length === 0 && props.none === undefined) return null;
  if (props.lines.length === 0)
    return <p className="border-b border-line1 px-5 py-2 text-t3">{props.none}</p>;
  return (
    <div className="border-b border-line1 px-5 py-2">
      <h3 className={`font-semibold ${props.tone ?? ''}`}>
        {props.title} <span className="text-t3">{props.lines.length}</span>
      </h3>
      <ul>
        {props.lines.map((line) => (
          <li key={`${line.component} ${line.address}`} className="py-0.5 [overflow-wrap:anywhere]">
            <span className="text-t2">{line.component}</span>{' '}
            <code>
              <PlainText text={line.address} />
            </code>{' '}
            <span className="text-second text-t3">{t(`run.action.${line.action}`)}</span>
            {props.children?.(line)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Said({ word, all }: { readonly word: string; readonly all: readonly string[] }) {
  if (all.length === 0) return null;
  return (
    <span className="block text-t2">
      {word}{' '}
      <code>
        <PlainText text={all.join('; ')} />
      </code>
    </span>
  );
}
