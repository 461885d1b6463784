'use client';

import { CalendarDays } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { type ComparisonWord, chartAddress } from '#lib/domain/metrics/chart-address.ts';
import { chartWindow } from '#lib/domain/metrics/chart-window.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { momentOf, wallTime } from '#lib/domain/wall-time.ts';
import { zoneName } from '#lib/words/moments.ts';

/** A range from one moment to another, in the viewer's zone. */
export function ExactRange({
  range,
  compared,
}: {
  readonly range: TimeRange;
  readonly compared: ComparisonWord;
}) {
  const t = useWords();
  const { zone } = useView();
  const router = useRouter();
  const menu = useRef<HTMLDetailsElement>(null);
  const [refused, setRefused] = useState(false);
  const show = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from, to] = ['from', 'to'].map((name) => momentOf(String(form.get(name)), zone));
    const window = chartWindow({ from: `${from}`, to: `${to}` });
    setRefused(window.kind !== 'fixed');
    if (window.kind !== 'fixed') return;
    menu.current?.removeAttribute('open');
    router.push(chartAddress({ window, compared }), { scroll: false });
  };
  return (
    <details ref={menu} className="menu">
      <summary className="control control-quiet" aria-label={t('chart.exact')}>
        <CalendarDays size={14} aria-hidden="true" />
      </summary>
      <form className="menu-sheet exact-range" onSubmit={show}>
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            {t(`chart.exactEnds.${name}`, { zone: zoneName(zone, range.to) })}
            <input
              type="datetime-local"
              name={name}
              required
              defaultValue={wallTime(range[name], zone)}
              className="field"
            />
          </label>
        ))}
        {refused && <p role="alert">{t('chart.exactRefused')}</p>}
        <button type="submit" className="control">
          {t('chart.exactShow')}
        </button>
      </form>
    </details>
  );
}
