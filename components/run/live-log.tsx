'use client';

import { ArrowDownToLine, Download, OctagonX, Pause } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { firstErrorLine } from '#lib/domain/deploy/error-line.ts';
import { clockTime } from '#lib/words/moments.ts';
import { useRunLog } from './use-run-log.ts';

type Props = { readonly number: number; readonly running: boolean; readonly failed: boolean };

/** So many lines stand on the page, and so many more each time that earlier ones are asked for. */
const STEP = 1_000;
/** Lines that stand above the first error, to tell what led to it. */
const ABOVE_ERROR = 100;

/** What the engine and its tools say, as they say it: followed, paused, and with the first error in reach. */
export function LiveLog({ number, running, failed }: Props) {
  const t = useWords();
  const { zone } = useView();
  const { lines, dropped, state } = useRunLog(number);
  const box = useRef<HTMLPreElement>(null);
  const [follows, setFollows] = useState(!failed);
  /** The first line that stands there while nobody follows, counted from the first of the run. */
  const [held, setHeld] = useState<number>();
  const [jumps, setJumps] = useState(0);
  const error = firstErrorLine(lines);
  const errorSeq = error === undefined ? undefined : lines[error]?.seq;
  const newest = Math.max(0, lines.length - STEP);
  const start = follows || held === undefined ? newest : Math.min(newest, Math.max(0, held - dropped));

  /** What stands there stays, however many lines arrive. */
  const hold = (index: number) => {
    setFollows(false);
    setHeld(dropped + Math.max(0, index));
  };
  const showError = () => {
    if (error === undefined) return;
    hold(Math.min(start, error - ABOVE_ERROR));
    setJumps((before) => before + 1);
  };

  useEffect(() => {
    const line = box.current?.querySelector<HTMLElement>('[data-first-error]');
    if (jumps > 0 && line && box.current) box.current.scrollTop = line.offsetTop - box.current.offsetTop - 40;
  }, [jumps]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when lines arrive
  useEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, follows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed run opens at its first error, once it is known
  useEffect(() => {
    if (failed) showError();
  }, [failed, errorSeq]);

  return (
    <section aria-labelledby="log" className="run-log-section">
      <div className="section-head items-center">
        <h2 id="log" className="font-semibold">
          {t('run.log')}
        </h2>
        <span className="text-second text-t3">{t('run.lines', { n: dropped + lines.length })}</span>
        <span className="ml-auto text-second text-t3">{running ? t(`live.${state}`) : t('run.ended')}</span>
        <span className="flex flex-wrap gap-2">
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
            onClick={() => (follows ? hold(start) : setFollows(true))}
          >
            {follows ? (
              <Pause size={13} aria-hidden="true" />
            ) : (
              <ArrowDownToLine size={13} aria-hidden="true" />
            )}
            {follows ? t('run.pause') : t('run.follow')}
          </button>
          <a className="control" href={`/deploys/${number}/log`} download>
            <Download size={13} aria-hidden="true" /> {t('run.wholeLog')}
          </a>
        </span>
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
        onWheel={({ deltaY }) => deltaY < 0 && follows && hold(start)}
      >
        {lines.length === 0 && <span className="text-t3">{t('run.noLines')}</span>}
        {start > 0 ? (
          <button type="button" className="control mb-2" onClick={() => hold(start - STEP)}>
            {t('run.earlierLines', { n: dropped + start })}
          </button>
        ) : (
          dropped > 0 && <span className="block text-t3">{t('run.onlyInFile', { n: dropped })}</span>
        )}
        {lines.slice(start).map(({ seq, at, stream, line }) => (
          <span
            key={seq}
            className="block"
            data-stream={stream}
            data-first-error={seq === errorSeq ? '' : undefined}
          >
            <span className="text-t3">{clockTime(at, zone)} </span>
            <PlainText text={line} />
          </span>
        ))}
      </pre>
    </section>
  );
}
