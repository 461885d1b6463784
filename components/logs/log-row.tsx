'use client';

import { History } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView } from '#components/words/use-words.ts';
import { errorWords } from '#lib/domain/logs/error-words.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime, milliseconds } from '#lib/words/moments.ts';
import { LineDetail } from './line-detail.tsx';
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
};

/** One line at its own time; its JSON opens below. */
export function LineRow({ row, groups, open, chosen, href, onToggle, onRequest }: LineProps) {
  const { zone } = useView();
  const { line, late } = row;
  const { requestId } = line;
  return (
    <div
      className="log-row"
      data-level={line.level}
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
          <Level line={line} />
        </span>
        <span>
          {requestId && (
            <button type="button" className="log-request" onClick={() => onRequest(requestId, line.at)}>
              {requestId.slice(0, 6)}
            </button>
          )}
        </span>
        <button
          type="button"
          className="log-message"
          data-level={line.level}
          aria-expanded={open}
          aria-current={chosen ? 'true' : undefined}
          onClick={onToggle}
        >
          <PlainText text={line.message} />
          <Cause line={line} />
          <Rest line={line} />
        </button>
      </div>
      {open && <LineDetail line={line} href={href} />}
    </div>
  );
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

/** Columns have these, or they are the same on every line: Powertools' and the access log's own keys. */
const SHOWN_ELSEWHERE =
  /^(level|message|msg|timestamp|time|requestId|function_request_id|service|cold_start|function_\w+|xray_trace_id|sampling_rate|extendedRequestId|requestTime|ip|httpMethod|routeKey|path|resourcePath|protocol|status)$/;

/** An error is told where it is listed: nobody should have to open each line to see that all are one. */
function Cause({ line }: { readonly line: LogLine }) {
  const words = line.level === 'ERROR' ? errorWords(line) : undefined;
  return words === undefined ? null : <PlainText text={` ${words}`} />;
}

/** A few plain fields after the message, as `name=value`. */
function Rest({ line: { fields } }: { readonly line: LogLine }) {
  if (!fields) return null;
  const plain = Object.entries(fields).filter(
    ([name, value]) =>
      !(SHOWN_ELSEWHERE.test(name) && isFamiliar(name, fields)) &&
      ['string', 'number', 'boolean'].includes(typeof value),
  );
  return plain.slice(0, 6).map(([name, value]) => (
    <span key={name}>
      {' '}
      <span className="text-t3">
        <PlainText text={name} />=
      </span>
      <PlainText text={String(value)} />
    </span>
  ));
}

/** An application's own `status` or `path` is news; the access log's is in its message already. */
const isFamiliar = (name: string, fields: Readonly<Record<string, unknown>>): boolean =>
  !/^(status|path)$/.test(name) || 'extendedRequestId' in fields || 'requestTime' in fields;
