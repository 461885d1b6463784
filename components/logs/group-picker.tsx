'use client';

import { useWords } from '#components/words/use-words.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { Row } from './rows.ts';
import { toneOf } from './series.ts';

type Props = {
  readonly groups: readonly LogGroup[];
  readonly chosen: readonly string[];
  readonly choose: (labels: readonly string[]) => void;
  readonly rows: readonly Row[];
};

/** Which functions to show: none pressed is all of them. */
export function GroupPicker({ groups, chosen, choose, rows }: Props) {
  const t = useWords();
  return (
    <fieldset className="segmented min-w-0 overflow-x-auto">
      <legend className="sr-only">{t('logs.functions')}</legend>
      {groups.map(({ name, label }) => {
        const on = chosen.includes(label);
        const count = rows.filter((row) => row.kind === 'line' && row.line.group === name).length;
        return (
          <button
            key={name}
            type="button"
            aria-pressed={on}
            onClick={() => choose(on ? chosen.filter((each) => each !== label) : [...chosen, label])}
          >
            <svg width="3" height="12" aria-hidden="true">
              <rect width="3" height="12" fill={toneOf(groups, name)} />
            </svg>
            {label}
            <span className="text-t3">{count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
