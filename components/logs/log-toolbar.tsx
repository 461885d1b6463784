'use client';

import { Lock, Pause, Play, Radio } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import type { FilterProblem } from '#lib/domain/logs/query/filter.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { LogAddress } from './log-address.ts';
import { QueryField } from './query-field.tsx';
import { RangeMenu } from './range-menu.tsx';
import { TailOrInsights } from './tail-or-insights.tsx';

type Props = {
  readonly address: LogAddress;
  readonly change: (part: Partial<LogAddress>) => void;
  readonly problems: readonly FilterProblem[];
  readonly fields: readonly KnownField[];
  readonly functions: readonly string[];
  readonly insights: string;
  readonly paused: boolean;
  /** Nothing arrives that could be paused; the status bar says why. */
  readonly locked?: boolean;
  /** Rows that wait for the pause to end. */
  readonly held: number;
  readonly holdsMore: boolean;
  readonly onPause: () => void;
  readonly onShow: (window: LogWindow) => void;
  readonly onJump: (at: Instant) => void;
};

/** The query, the time, tail or Insights, and pause: all but the pause is in the address. */
export function LogToolbar(props: Props) {
  const { address, change, problems, fields, functions, insights, onShow, onJump } = props;
  return (
    <div className="log-bar">
      <QueryField
        text={address.filter}
        change={(filter) => change({ filter })}
        {...{ problems, fields, functions }}
      />
      <RangeMenu window={address.window} onShow={onShow} onJump={onJump} />
      <TailOrInsights here="tail" other={insights} />
      <PauseButton {...props} />
    </div>
  );
}

function PauseButton({ address, paused, locked = false, held, holdsMore, onPause }: Props) {
  const t = useWords();
  const past = address.window.kind !== 'now';
  const Icon = locked ? Lock : past ? Radio : paused ? Play : Pause;
  return (
    <button
      type="button"
      className={locked ? 'control log-locked' : 'control'}
      disabled={locked}
      aria-pressed={past ? undefined : paused}
      onClick={onPause}
    >
      <Icon size={13} aria-hidden="true" />
      {past
        ? t('logs.toLive')
        : paused
          ? t(holdsMore ? 'logs.resumeMore' : 'logs.resume', { n: held })
          : t('logs.pause')}
      <kbd className="max-tablet:hidden opacity-70">P</kbd>
    </button>
  );
}
