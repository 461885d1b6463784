'use client';

import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { clockTime, milliseconds } from '#lib/words/moments.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { askLines } from './ask-lines.ts';
import type { Filling, GapRow } from './gap-fill.ts';
import { labelOf } from './series.ts';

/** Who is told what a gap's time had. */
export type GapReader = {
  readonly environment: EnvironmentKey;
  readonly onFilled: (filling: Filling) => void;
};

type Props = {
  readonly row: GapRow;
  readonly groups: readonly LogGroup[];
  readonly fill: GapReader;
};

/** A stretch of which lines are missing, as long as it is not filled: CloudWatch has them. */
export function GapLine({ row, groups, fill: { environment, onFilled } }: Props) {
  const t = useWords();
  const { zone } = useView();
  const [asked, setAsked] = useState<'no' | 'asking' | { readonly cause: string }>('no');
  const { at, to, group, cause } = row;
  const label = labelOf(groups, group);

  async function read(): Promise<void> {
    setAsked('asking');
    const window = { kind: 'range', range: { from: at, to } } as const;
    const { reading, lines } = await askLines({ environment, window, functions: [label] });
    if (reading.state === 'failed') return setAsked({ cause: reading.failure.kind });
    setAsked('no');
    onFilled({ gap: row, lines, complete: reading.value.complete });
  }

  return (
    <div className="log-gap hatch">
      <Unplug size={12} aria-hidden="true" />
      <b>{t('logs.gap')}</b>
      <span>
        {clockTime(at, zone)}
        {milliseconds(at)} – {clockTime(to, zone)}
        {milliseconds(to)}, {label}
      </span>
      <span className="text-t2">{wordOr(t, 'cause', cause)}</span>
      <button
        type="button"
        className="log-fill"
        disabled={asked === 'asking'}
        aria-label={t('logs.fillOf', { function: label, from: clockTime(at, zone), to: clockTime(to, zone) })}
        onClick={() => void read()}
      >
        {t(asked === 'asking' ? 'logs.filling' : 'logs.fill')}
      </button>
      {typeof asked === 'object' && (
        <span role="alert" className="text-degraded-ink">
          {t('logs.fillFailed', { cause: wordOr(t, 'cause', asked.cause) })}
        </span>
      )}
    </div>
  );
}
