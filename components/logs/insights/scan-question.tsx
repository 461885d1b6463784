'use client';

import { Glyph } from '#components/status/glyph.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { ScanEstimate } from '#lib/domain/logs/insights/estimate.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { fileSize, scanDollars } from '#lib/words/scan.ts';

type Props = {
  readonly estimate: ScanEstimate;
  readonly limit: number;
  readonly region: string;
  readonly groups: number;
  readonly onAgree: () => void;
  /** A shorter time that costs less. */
  readonly narrower: { readonly word: string; readonly onTake: () => void } | undefined;
  readonly onLeave: () => void;
};

/** Before a large scan: how much it reads and what it costs, or that nobody knows. */
export function ScanQuestion({ estimate, limit, region, groups, onAgree, narrower, onLeave }: Props) {
  const t = useWords();
  const { locale } = useView();
  const { bytes, usd, usdPerGb, priceAsOf } = estimate;
  const size = bytes === undefined ? undefined : fileSize(bytes);
  const cost = usd === undefined ? undefined : scanDollars(usd);
  return (
    <div className="insights-question" role="alert">
      <Glyph status="degraded" size={16} />
      <div className="min-w-0 flex-1">
        <p>
          <b>
            {size === undefined
              ? t('insights.ask.unknownSize')
              : cost === undefined
                ? t('insights.ask.unknownPrice', { size })
                : t('insights.ask.cost', { size, cost })}
          </b>{' '}
          <span className="text-t2">{t('insights.ask.limit', { limit: scanDollars(limit) })}</span>
        </p>
        <p className="text-t2">
          {size !== undefined && usdPerGb !== undefined && cost !== undefined && (
            <span className="mono">
              {size} × ${usdPerGb} = {cost}{' '}
            </span>
          )}
          {t('insights.ask.from', { n: groups, region, date: dayMonth(priceAsOf, 'UTC', locale) })}
        </p>
      </div>
      <button type="button" className="control control-quiet" onClick={onLeave}>
        {t('insights.ask.leave')}
      </button>
      {narrower && (
        <button type="button" className="control" onClick={narrower.onTake}>
          {narrower.word}
        </button>
      )}
      <button type="button" className="control control-primary" onClick={onAgree}>
        {cost === undefined ? t('insights.ask.anyway') : t('insights.ask.run', { cost })}
      </button>
    </div>
  );
}
