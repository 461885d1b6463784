'use client';

import { CalendarClock } from 'lucide-react';
import { useRef } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { windowRange } from '#lib/domain/logs/window.ts';
import { type Instant, instant, minus, minutes } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { fullMoment } from '#lib/words/moments.ts';
import { Jump } from './jump.tsx';

type Props = {
  readonly window: LogWindow;
  readonly onShow: (window: LogWindow) => void;
  readonly onJump: (at: Instant) => void;
};

/** Minutes to look back. */
const BACK = [15, 60, 180, 720, 1_440, 10_080] as const;

/** Which time is shown: the present as it goes on, so much of the past, or a moment. */
export function RangeMenu({ window, onShow, onJump }: Props) {
  const t = useWords();
  const { zone } = useView();
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  return (
    <details
      ref={menu}
      className="menu log-range"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        menu.current?.querySelector('summary')?.focus();
      }}
    >
      <summary className="control">
        <CalendarClock size={14} aria-hidden="true" />
        <span className="sr-only">{t('logs.range.title')} </span>
        {window.kind === 'now' ? t('logs.range.now') : <Stretch window={window} />}
      </summary>
      <div className="menu-sheet top-full right-0 mt-1 w-60">
        <button
          type="button"
          aria-current={window.kind === 'now' ? 'true' : undefined}
          onClick={() => {
            onShow({ kind: 'now' });
            close();
          }}
        >
          {t('logs.range.follow')}
        </button>
        {BACK.map((n) => (
          <button
            key={n}
            type="button"
            onClick={() => {
              const to = instant(Date.now());
              onShow({ kind: 'range', range: { from: minus(to, minutes(n)), to } });
              close();
            }}
          >
            {t('logs.range.last', { length: ageWords(t, minutes(n)) })}
          </button>
        ))}
        <div className="p-2">
          <p className="pb-1 text-label text-t3">{t('logs.jump', { zone })}</p>
          <Jump
            onJump={(at) => {
              onJump(at);
              close();
            }}
          />
        </div>
      </div>
    </details>
  );
}

function Stretch({ window }: { readonly window: Exclude<LogWindow, { kind: 'now' }> }) {
  const t = useWords();
  const { zone } = useView();
  const { from, to } = windowRange(window, window.kind === 'range' ? window.range.to : window.at);
  return (
    <>
      {fullMoment(from, zone).slice(5, 16)} <span className="text-t3">{ageWords(t, to - from)}</span>
    </>
  );
}
