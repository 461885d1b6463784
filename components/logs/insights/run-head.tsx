'use client';

import { Download, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { type InsightsResult, isOver } from '#lib/domain/logs/insights/run.ts';
import { elapsed } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { fullMoment } from '#lib/words/moments.ts';
import { fileSize, scanDollars } from '#lib/words/scan.ts';
import type { CurrentRun } from './use-insights.ts';

export const SHOWS = ['chart', 'table', 'both'] as const;
export type Shows = (typeof SHOWS)[number];

type Props = {
  readonly run: CurrentRun;
  readonly result: InsightsResult | undefined;
  /** Bytes that the query will scan, where known. */
  readonly expected: number | undefined;
  readonly usdPerGb: number | undefined;
  readonly shows: Shows;
  readonly onShow: (shows: Shows) => void;
  readonly onStop: () => void;
  readonly onDownload: () => void;
};

const GB = 1_073_741_824;

/** Which run the result is of, how far it is, and what it has cost so far. */
export function RunHead({ run, result, expected, usdPerGb, shows, onShow, onStop, onDownload }: Props) {
  const t = useWords();
  const { zone } = useView();
  const now = useNow();
  const running =
    result === undefined ? run.id !== undefined && run.reading === undefined : !isOver(result.state);
  const scanned = result?.scanned ?? 0;
  const cost = usdPerGb === undefined ? undefined : scanDollars((scanned / GB) * usdPerGb);
  const share = running && expected ? Math.min(0.99, scanned / expected) : result ? 1 : 0;
  const { from, to } = run.ask.range;
  return (
    <div className="insights-head">
      <b>
        {t('insights.resultOf', {
          range: `${fullMoment(from, zone).slice(5, 16)} – ${fullMoment(to, zone).slice(5, 16)}`,
        })}
      </b>
      {running && <Progress share={share} known={expected !== undefined} />}
      <span role="status">{result ? t(`insights.state.${result.state}`) : t('insights.state.running')}</span>
      {result && (
        <span className="text-t2">
          {t('insights.scanned', {
            size: fileSize(scanned),
            records: result.recordsScanned,
            matched: result.recordsMatched,
          })}
          {', '}
          {cost === undefined ? t('insights.priceUnknown') : cost}
          {running && `, ${durationWords(t, Math.floor(elapsed(run.startedAt, now) / 1_000) * 1_000)}`}
        </span>
      )}
      {running && (
        <button type="button" className="control" onClick={onStop}>
          <Square size={12} aria-hidden="true" /> {t('insights.stop')}
        </button>
      )}
      <fieldset className="segmented ml-auto">
        <legend className="sr-only">{t('insights.shows')}</legend>
        {SHOWS.map((each) => (
          <button key={each} type="button" aria-pressed={shows === each} onClick={() => onShow(each)}>
            {t(`insights.show.${each}`)}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className="control control-quiet px-1.5"
        aria-label={t('insights.download')}
        title={t('insights.download')}
        disabled={result === undefined}
        onClick={onDownload}
      >
        <Download size={15} aria-hidden="true" />
      </button>
    </div>
  );
}

function Progress({ share, known }: { readonly share: number; readonly known: boolean }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    bar.current?.style.setProperty('width', `${Math.round(share * 100)}%`);
  }, [share]);
  return (
    <>
      <span className="insights-progress" aria-hidden="true">
        <span ref={bar} />
      </span>
      {known && <b>{Math.round(share * 100)} %</b>}
    </>
  );
}
