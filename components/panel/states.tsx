import { Inbox } from 'lucide-react';
import { Age } from '#components/time/age.tsx';
import { Countdown } from '#components/time/countdown.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Failed as FailedReading } from '#lib/domain/reading.ts';
import { failureWords } from '#lib/words/failure.ts';
import { FailureIcon } from './failure-icon.tsx';
import { WayOn } from './way-on.tsx';

/** What failed and why, since when, how often tried, when again, and one thing to do. */
export function Failed({ reading }: { readonly reading: FailedReading<unknown> }) {
  const t = useWords();
  const { failure, since, tries, nextTryAt } = reading;
  const { title, what } = failureWords(t, failure);
  return (
    <div className="state" role="status">
      <FailureIcon kind={failure.kind} size={16} className="mt-0.5 shrink-0 text-t3" />
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        <p className="text-t2 [overflow-wrap:anywhere]">
          <PlainText text={what} />
        </p>
        <p className="mt-0.5 text-second text-t3">
          {t('panel.since')} <Age at={since} /> · {t('panel.tries', { n: tries })}
          {nextTryAt !== undefined && (
            <>
              {' · '}
              <Countdown to={nextTryAt} />
            </>
          )}
        </p>
        <p className="mt-1.5 flex">
          <WayOn failure={failure} />
        </p>
      </div>
    </div>
  );
}

/** Nothing to show, and that is an answer; or nothing was asked yet. */
export function Absent({ title, what }: { readonly title: string; readonly what: string }) {
  return (
    <div className="state">
      <Inbox size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-t3" />
      <div>
        <p className="font-semibold">{title}</p>
        <p className="text-t2">{what}</p>
      </div>
    </div>
  );
}
