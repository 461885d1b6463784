'use client';

import { History } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView } from '#components/words/use-words.ts';
import { fieldValue } from '#lib/domain/logs/field-value.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { NO_MARKS, type QueryMarks } from '#lib/domain/logs/query/marks.ts';
import { renderedCause, renderedFields } from '#lib/domain/logs/rendering.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime, milliseconds } from '#lib/words/moments.ts';
import { LineDetail } from './line-detail.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Row } from './rows.ts';
import { labelOf, toneOf } from './series.ts';

type LineProps = {
  readonly row: Extract<Row, { kind: 'line' }>;
  readonly groups: readonly LogGroup[];
  readonly open: boolean;
  readonly chosen: boolean;
  /** The address at which this line is chosen. */
  readonly href: string;
  readonly onToggle: () => void;
  readonly onRequest: (requestId: string, at: Instant) => void;
  readonly marks?: QueryMarks;
  /** Fields that have a column of their own. */
  readonly columns?: readonly string[];
  /** It does not match: it stands around one that does. */
  readonly around?: boolean;
};

/** One line at its own time; its JSON opens below. */
export function LineRow(props: LineProps) {
  const { row, groups, open, chosen, href, onToggle, onRequest } = props;
  const { marks = NO_MARKS, columns = [], around = false } = props;
  const { zone } = useView();
  const { line, late } = row;
  const { requestId } = line;
  const cause = renderedCause(line);
  return (
    <div
      className="log-row"
      data-level={around ? undefined : line.level}
      data-around={around ? '' : undefined}
      data-open={open ? '' : undefined}
      data-chosen={chosen ? '' : undefined}
    >
      <div className="log-grid">
        <span>
          {clockTime(line.at, zone)}
          <span className="text-t3">{milliseconds(line.at)}</span>
        </span>
        <span>
          {late && (
            <span className="late">
              <History size={10} aria-hidden="true" />+{lateBy(line)}
            </span>
          )}
        </span>
        <span className="flex min-w-0 items-center gap-2">
          <svg width="3" height="12" aria-hidden="true" className="shrink-0">
            <rect width="3" height="12" fill={toneOf(groups, line.group)} />
          </svg>
          <span className="truncate text-t2">{labelOf(groups, line.group)}</span>
        </span>
        <span className="flex items-center gap-1">
          {around ? <span>{line.level === 'PLATFORM' ? 'AWS' : line.level}</span> : <Level line={line} />}
        </span>
        <span>
          {requestId && (
            <button type="button" className="log-request" onClick={() => onRequest(requestId, line.at)}>
              {requestId.slice(0, 6)}
            </button>
          )}
        </span>
        {columns.map((name) => (
          <span key={name} className="log-column truncate">
            <PlainText text={columnText(line, name)} />
          </span>
        ))}
        <button
          type="button"
          className="log-message"
          data-level={line.level}
          aria-expanded={open}
          aria-current={chosen ? 'true' : undefined}
          onClick={onToggle}
        >
          <MarkedText text={line.message} words={marks.words} />
          {cause !== undefined && <MarkedText text={` ${cause}`} words={marks.words} />}
          <Rest line={line} marks={marks} columns={columns} />
        </button>
      </div>
      {open && <LineDetail line={line} href={href} />}
    </div>
  );
}

function columnText(line: LogLine, name: string): string {
  const value = fieldValue(line, name);
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** In minutes where seconds would not fit. */
function lateBy({ at, ingestedAt }: LogLine): string {
  const seconds = (ingestedAt - at) / 1_000;
  return seconds < 100 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds / 60)} min`;
}

function Level({ line: { level } }: { readonly line: LogLine }) {
  if (level === 'ERROR') {
    return (
      <>
        <Glyph status="failing" size={11} />
        <span className="font-medium text-failing-ink">ERROR</span>
      </>
    );
  }
  if (level === 'WARN') {
    return (
      <>
        <Glyph status="degraded" size={11} />
        <span className="font-medium text-degraded-ink">WARN</span>
      </>
    );
  }
  return <span className="text-t3">{level === 'PLATFORM' ? 'AWS' : level}</span>;
}

/** A few plain fields after the message, as `name=value`; those that were asked for are marked. */
function Rest({
  line,
  marks,
  columns,
}: {
  readonly line: LogLine;
  readonly marks: QueryMarks;
  readonly columns: readonly string[];
}) {
  return renderedFields(line, marks.fields).map(([name, value]) => {
    if (columns.includes(name)) return null;
    const field = (
      <>
        <span className="text-t3">
          <PlainText text={name} />=
        </span>
        <MarkedText text={value} words={marks.words} />
      </>
    );
    return (
      <span key={name}>
        {' '}
        {marks.fields.includes(name) ? <mark className="log-match">{field}</mark> : field}
      </span>
    );
  });
}
