'use client';

import { Lock, Pause, Play, Radio } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { Instant } from '#lib/domain/time.ts';
import { GroupPicker } from './group-picker.tsx';
import { Jump } from './jump.tsx';
import { FLOORS, type Floor, type LogAddress } from './log-address.ts';
import type { Row } from './rows.ts';

export const FILTER_ID = 'log-filter';

type Props = {
  readonly address: LogAddress;
  readonly change: (part: Partial<LogAddress>) => void;
  readonly groups: readonly LogGroup[];
  readonly rows: readonly Row[];
  readonly paused: boolean;
  /** Nothing arrives that could be paused; the status bar says why. */
  readonly locked?: boolean;
  /** Rows that wait for the pause to end. */
  readonly held: number;
  readonly holdsMore: boolean;
  readonly onPause: () => void;
  readonly onJump: (at: Instant) => void;
};

/** Functions, words, level, a time to go to, and pause: all but the pause is in the address. */
export function LogToolbar(props: Props) {
  const { address, change, groups, rows, paused, locked = false, held, holdsMore, onPause, onJump } = props;
  const t = useWords();
  const past = address.window.kind !== 'now';
  return (
    <div className="toolbar">
      <GroupPicker
        groups={groups}
        chosen={address.functions}
        choose={(functions) => change({ functions })}
        rows={rows}
      />
      <input
        id={FILTER_ID}
        type="search"
        className="field mono min-w-40 flex-1"
        placeholder={t('logs.filterHint')}
        aria-label={t('logs.filter')}
        maxLength={500}
        value={address.filter}
        onChange={({ target }) => change({ filter: target.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <select
        className="field"
        aria-label={t('logs.floor')}
        value={address.floor}
        onChange={({ target }) => change({ floor: target.value as Floor })}
      >
        {FLOORS.map((floor) => (
          <option key={floor} value={floor}>
            {t(`logs.floors.${floor}`)}
          </option>
        ))}
      </select>
      <Jump onJump={onJump} />
      <button
        type="button"
        className={locked ? 'control log-locked' : 'control control-primary'}
        disabled={locked}
        aria-pressed={past ? undefined : paused}
        onClick={onPause}
      >
        {locked ? (
          <Lock size={13} aria-hidden="true" />
        ) : past ? (
          <Radio size={13} aria-hidden="true" />
        ) : paused ? (
          <Play size={13} aria-hidden="true" />
        ) : (
          <Pause size={13} aria-hidden="true" />
        )}
        {past
          ? t('logs.toLive')
          : paused
            ? t(holdsMore ? 'logs.resumeMore' : 'logs.resume', { n: held })
            : t('logs.pause')}
        <kbd className="max-tablet:hidden opacity-70">P</kbd>
      </button>
    </div>
  );
}
