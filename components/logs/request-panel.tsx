'use client';

import { X } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { durationWords } from '#lib/words/duration.ts';
import { clockTime, milliseconds } from '#lib/words/moments.ts';
import type { Row } from './rows.ts';
import { labelOf, toneOf } from './series.ts';

type Props = {
  readonly requestId: string;
  readonly rows: readonly Row[];
  readonly groups: readonly LogGroup[];
  readonly onFilter: () => void;
  readonly onClose: () => void;
};

/** One request: from first to last line in each function, and its lines. Only what the lines say. */
export function RequestPanel({ requestId, rows, groups, onFilter, onClose }: Props) {
  const t = useWords();
  const { zone } = useView();
  const lines = rows.flatMap((row) =>
    row.kind === 'line' && row.line.requestId === requestId ? [row.line] : [],
  );
  const from = lines[0]?.at ?? 0;
  const to = lines.at(-1)?.at ?? 0;
  const names = [...new Set(lines.map((each) => each.group))];
  return (
    <aside className="log-request-panel" aria-label={t('logs.following', { id: requestId.slice(0, 6) })}>
      <div className="flex items-center gap-2 px-5 pt-3">
        <h2 className="flex-1 font-semibold">{t('logs.following', { id: requestId.slice(0, 6) })}</h2>
        <button
          type="button"
          className="control control-quiet px-1"
          aria-label={t('logs.close')}
          onClick={onClose}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      <p className="border-b border-line1 px-5 pb-3 text-second text-t3">
        {t('logs.requestSpan', {
          span: durationWords(t, to - from),
          functions: names.length,
          lines: lines.length,
        })}
      </p>
      <ul className="border-b border-line1 px-5 py-3">
        {names.map((group) => (
          <Span key={group} group={group} lines={lines} from={from} to={to} groups={groups} />
        ))}
      </ul>
      <h3 className="px-5 pt-3 font-semibold">{t('logs.requestLines')}</h3>
      <ul className="px-5 py-1">
        {lines.map((line) => (
          <li key={line.eventId} className="flex items-center gap-2 leading-6">
            <span className="mono text-t3">
              {clockTime(line.at, zone).slice(3)}
              {milliseconds(line.at)}
            </span>
            {line.level === 'ERROR' && <Glyph status="failing" size={11} />}
            {line.level === 'WARN' && <Glyph status="degraded" size={11} />}
            <span className="min-w-0 truncate">{line.message}</span>
          </li>
        ))}
      </ul>
      <p className="px-5 py-3">
        <button type="button" className="control" onClick={onFilter}>
          {t('logs.filterRequest')}
        </button>
      </p>
    </aside>
  );
}

function Span(props: {
  readonly group: string;
  readonly lines: readonly LogLine[];
  readonly from: number;
  readonly to: number;
  readonly groups: readonly LogGroup[];
}) {
  const t = useWords();
  const inside = props.lines.filter((each) => each.group === props.group);
  const first = inside[0]?.at ?? 0;
  const last = inside.at(-1)?.at ?? 0;
  const whole = Math.max(1, props.to - props.from);
  return (
    <li className="grid grid-cols-[84px_1fr_auto] items-center gap-2 leading-6">
      <span className="truncate">{labelOf(props.groups, props.group)}</span>
      <svg width="100%" height="8" aria-hidden="true">
        <rect
          x={`${((first - props.from) / whole) * 100}%`}
          width={`${Math.max(1.5, ((last - first) / whole) * 100)}%`}
          height="8"
          fill={toneOf(props.groups, props.group)}
        />
      </svg>
      <span className="text-t3">{durationWords(t, last - first)}</span>
    </li>
  );
}
