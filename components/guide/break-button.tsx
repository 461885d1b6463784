'use client';

import { Zap } from 'lucide-react';
import { useState, useTransition } from 'react';
import { useNow } from '#components/time/now.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';

type Act = () => Promise<boolean>;

/** The one amber control: a fault for two minutes, or how long it still lasts and a way to end it. */
export function BreakButton(props: {
  readonly brokenUntil: Instant | undefined;
  readonly breakIt: Act;
  readonly heal: Act;
}) {
  const { brokenUntil, breakIt, heal } = props;
  const t = useWords();
  const now = useNow();
  const [busy, start] = useTransition();
  const [failed, setFailed] = useState(false);
  const run = (act: Act) =>
    start(async () => {
      setFailed(!(await act()));
    });
  const left = brokenUntil === undefined ? 0 : brokenUntil - now;
  return (
    <span className="guide-break">
      {left > 0 ? (
        <>
          <span className="font-medium text-degraded-ink" role="status">
            {t('guide.break.broken', { length: durationWords(t, left) })}
          </span>
          <button type="button" className="link" disabled={busy} onClick={() => run(heal)}>
            {t('guide.break.stop')}
          </button>
        </>
      ) : (
        <button type="button" className="control control-break" disabled={busy} onClick={() => run(breakIt)}>
          <Zap size={13} aria-hidden="true" /> {t('guide.break.go')}
        </button>
      )}
      {failed && (
        <span role="alert" className="text-failing-ink">
          {t('guide.break.failed')}
        </span>
      )}
    </span>
  );
}
