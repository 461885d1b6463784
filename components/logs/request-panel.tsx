'use client';

import { X } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import type { Instant } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { clockTime, milliseconds } from '#lib/words/moments.ts';
import { RequestFacts } from './request-facts.tsx';
import type { Row } from './rows.ts';
import { toneOf } from './series.ts';
import { useJourney } from './use-journey.ts';
import { Waterfall } from './waterfall.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly requestId: string;
  /** A moment of the request: what was logged around it is read. */
  readonly at: Instant;
  readonly rows: readonly Row[];
  readonly groups: readonly LogGroup[];
  readonly onFollow: (requestId: string) => void;
  readonly onFilter: () => void;
  readonly onClose: () => void;
};

/** One request on a time axis, and its lines: what they prove, what follows from them, and what no log has. */
export function RequestPanel(props: Props) {
  const t = useWords();
  const { requestId, groups, onFollow } = props;
  const { journey, reading } = useJourney(props);
  const { lines, steps, range } = journey;
  const name = t('logs.following', { id: requestId.slice(0, 6) });
  return (
    <aside className="log-request-panel" aria-label={name}>
      <div className="flex items-center gap-2 px-5 pt-3">
        <h2 className="flex-1 font-semibold">{name}</h2>
        <button
          type="button"
          className="control control-quiet px-1"
          aria-label={t('logs.close')}
          onClick={props.onClose}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      <p className="px-5 pb-3 text-second text-t3" role="status">
        {range
          ? t('logs.requestSpan', {
              span: durationWords(t, range.to - range.from),
              functions: groups.filter(
                ({ name, kind }) => kind === 'function' && lines.some((each) => each.group === name),
              ).length,
              lines: lines.length,
            })
          : t(reading ? 'logs.readingMore' : 'logs.requestUnknown')}
      </p>
      {range && (
        <section className="log-request-part" aria-label={t('logs.waterfall')}>
          <Waterfall {...{ steps, range, groups, onFollow }} reading={reading} />
        </section>
      )}
      <RequestFacts journey={journey} groups={groups} />
      <RequestLines lines={lines} groups={groups} />
      <p className="px-5 py-3">
        <button type="button" className="control" onClick={props.onFilter}>
          {t('logs.filterRequest')}
        </button>
      </p>
    </aside>
  );
}

function RequestLines({
  lines,
  groups,
}: {
  readonly lines: readonly LogLine[];
  readonly groups: readonly LogGroup[];
}) {
  const t = useWords();
  const { zone } = useView();
  return (
    <section className="log-request-part">
      <h3 className="px-5 font-semibold">{t('logs.requestLines')}</h3>
      <ul className="px-5 py-1">
        {lines.map((line) => (
          <li key={line.eventId} className="flex items-center gap-2 leading-6">
            <span className="mono text-t3">
              {clockTime(line.at, zone).slice(3)}
              {milliseconds(line.at)}
            </span>
            <svg width="3" height="12" aria-hidden="true" className="shrink-0">
              <rect width="3" height="12" fill={toneOf(groups, line.group)} />
            </svg>
            {line.level === 'ERROR' && <Glyph status="failing" size={11} label="ERROR" />}
            {line.level === 'WARN' && <Glyph status="degraded" size={11} label="WARN" />}
            <span className="min-w-0 truncate">
              <PlainText text={line.message} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
