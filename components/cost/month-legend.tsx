import { useWords } from '#components/words/use-words.ts';

export type LegendEntry = 'actual' | 'usage' | 'forecast' | 'pending' | 'full-month';

const DASHES = { usage: undefined, forecast: '4 3', pending: '2 3', 'full-month': '4 3' } as const;
const INKS = { usage: '--c1', forecast: '--c1', pending: '--c3', 'full-month': '--t3' } as const;

/** @param run number of the run that is pending. */
export function ChartLegend(props: {
  readonly entries: readonly LegendEntry[];
  readonly run: number | undefined;
}) {
  const t = useWords();
  const words: Readonly<Record<LegendEntry, string>> = {
    actual: t('cost.legendActual'),
    usage: t('cost.legendUsage'),
    forecast: t('cost.legendForecast'),
    pending: t('cost.legendPending', { number: props.run ?? 0 }),
    'full-month': t('cost.legendFullMonth'),
  };
  return (
    <p className="flex flex-wrap gap-x-3 text-second text-t2">
      {props.entries.map((entry) => (
        <span key={entry} className="inline-flex items-center gap-1.5">
          <svg width="16" height="8" aria-hidden="true">
            {entry === 'actual' ? (
              <rect width="10" height="8" x="3" fill="var(--c6)" fillOpacity="0.45" />
            ) : (
              <line
                x2="16"
                y1="4"
                y2="4"
                stroke={`var(${INKS[entry]})`}
                strokeWidth="2"
                strokeDasharray={DASHES[entry]}
              />
            )}
          </svg>
          {words[entry]}
        </span>
      ))}
    </p>
  );
}
