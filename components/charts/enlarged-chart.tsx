'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { BesideEntry } from './beside-entry.tsx';
import type { ChartProps } from './chart-props.ts';
import { ChartTable } from './chart-table.tsx';
import { ENLARGED } from './frame.ts';
import { Legend } from './legend.tsx';
import { Plot } from './plot.tsx';
import { ALWAYS_SEEN } from './seen.ts';

type Props = ChartProps & { readonly title: string; readonly source: string; readonly close: () => void };

/** One chart over the whole page, its figures below; Escape leaves. */
export function EnlargedChart({ close, source, ...props }: Props) {
  const t = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="enlarged" aria-labelledby={id} onClose={close}>
      <div className="flex items-center gap-2">
        <h2 id={id} className="min-w-0 flex-1 text-body font-semibold">
          {props.title}
        </h2>
        <Age at={props.asOf} bare />
        <button
          type="button"
          className="control control-quiet chart-button"
          aria-label={t('chart.reduce', { title: props.title })}
          onClick={() => dialog.current?.close()}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      <p className="chart-source">
        {source}
        {props.before && <BesideEntry before={props.before} />}
      </p>
      <Legend {...props} seen={ALWAYS_SEEN} />
      <Plot {...props} frame={ENLARGED} seen={ALWAYS_SEEN} />
      <ChartTable {...props} />
    </dialog>
  );
}
