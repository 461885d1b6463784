'use client';

import { useEffect, useRef, useState } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/words/moments.ts';

type Line = { readonly seq: number; readonly at: Instant; readonly stream: string; readonly line: string };

const MOST_LINES = 4_000;

/** What the engine and its tools say, as they say it; the newest lines are kept. */
export function LiveLog({ number, running }: { readonly number: number; readonly running: boolean }) {
  const t = useWords();
  const { zone } = useView();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [state, setState] = useState<'connecting' | 'live' | 'lost'>('connecting');
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);

  useEffect(() => {
    const source = new EventSource(`/api/runs/${number}/log`);
    let waiting: Line[] = [];
    let frame = 0;
    const flush = () => {
      frame = 0;
      const arrived = waiting;
      waiting = [];
      setLines((before) => {
        const last = before.at(-1)?.seq ?? 0;
        return [...before, ...arrived.filter((each) => each.seq > last)].slice(-MOST_LINES);
      });
    };
    source.addEventListener('open', () => setState('live'));
    source.addEventListener('error', () => setState('lost'));
    source.addEventListener('message', (event) => {
      waiting.push(JSON.parse(event.data) as Line);
      frame ||= requestAnimationFrame(flush);
    });
    return () => {
      cancelAnimationFrame(frame);
      source.close();
    };
  }, [number]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when lines arrive
  useEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);

  return (
    <section aria-labelledby="log">
      <div className="section-head">
        <h2 id="log" className="font-semibold">
          {t('run.log')}
        </h2>
        <span className="text-second text-t3">{t('run.lines', { n: lines.length })}</span>
        <span className="ml-auto text-second text-t3">{running ? t(`live.${state}`) : t('run.ended')}</span>
      </div>
      <pre
        ref={box}
        role="log"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="run-log"
        aria-label={t('run.log')}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < 40;
        }}
      >
        {lines.length === 0 && <span className="text-t3">{t('run.noLines')}</span>}
        {lines.map(({ seq, at, stream, line }) => (
          <span key={seq} className="block" data-stream={stream}>
            <span className="text-t3">{clockTime(at, zone)} </span>
            {line}
          </span>
        ))}
      </pre>
    </section>
  );
}
