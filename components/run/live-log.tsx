'use client';

import { ArrowDownToLine, OctagonX, Pause } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { firstErrorLine } from '#lib/domain/deploy/error-line.ts';
import { clockTime } from '#lib/words/moments.ts';
import { useRunLog } from './use-run-log.ts';

type Props = { readonly number: number; readonly running: boolean; readonly failed: boolean };

/** What the engine and its tools say, as they say it: followed, paused, and with the first error in reach. */
export function LiveLog({ number, running, failed }: Props) {
  const t = useWords();
  const { zone } = useView();
  const { lines, state } = useRunLog(number);
  const box = useRef<HTMLPreElement>(null);
  const [follows, setFollows] = useState(!failed);
  const error = firstErrorLine(lines);
  const errorSeq = error === undefined ? undefined : lines[error]?.seq;

  const showError = () => {
    const line = box.current?.querySelector<HTMLElement>('[data-first-error]');
    if (!line || !box.current) return;
    setFollows(false);
    box.current.scrollTop = line.offsetTop - box.current.offsetTop - 40;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when lines arrive
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, follows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed run opens at its first error, once it is known
  useEffect(() => {
    if (failed && errorSeq !== undefined) showError();
  }, [failed, errorSeq]);

  return (
    <section aria-labelledby="log" className="run-log-section">
      <div className="section-head items-center">
        <h2 id="log" className="font-semibold">
          {t('run.log')}
        </h2>
        <span className="text-second text-t3">{t('run.lines', { n: lines.length })}</span>
        <span className="ml-auto text-second text-t3">{running ? t(`live.${state}`) : t('run.ended')}</span>
        {errorSeq !== undefined && (
          <button type="button" className="control" onClick={showError}>
            <OctagonX size={13} aria-hidden="true" className="text-failing" />
            {t('run.firstError')}
          </button>
        )}
        <button
          type="button"
          className="control"
          aria-pressed={follows}
          onClick={() => setFollows((before) => !before)}
        >
          {follows ? (
            <Pause size={13} aria-hidden="true" />
          ) : (
            <ArrowDownToLine size={13} aria-hidden="true" />
          )}
          {follows ? t('run.pause') : t('run.follow')}
        </button>
      </div>
      <pre
        ref={box}
        role="log"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="run-log"
        aria-label={t('run.log')}
        // Scrolling up by hand pauses; only the button follows again, so that nothing jumps under a reader.
        onWheel={({ deltaY }) => deltaY < 0 && setFollows(false)}
      >
        {lines.length === 0 && <span className="text-t3">{t('run.noLines')}</span>}
        {lines.map(({ seq, at, stream, line }) => (
          <span
            key={seq}
            className="block"
            data-stream={stream}
            data-first-error={seq === errorSeq ? '' : undefined}
          >
            <span className="text-t3">{clockTime(at, zone)} </span>
            {line}
          </span>
        ))}
      </pre>
    </section>
  );
}
