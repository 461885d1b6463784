import { ChevronDown, GitCompareArrows, X } from 'lucide-react';
import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import { chartAddress } from '#lib/domain/metrics/chart-address.ts';
import type { ChartWindow } from '#lib/domain/metrics/chart-window.ts';
import type { DeployMark } from '#lib/domain/overview/board.ts';
import type { Instant } from '#lib/domain/time.ts';
import { shortMoment } from '#lib/words/moments.ts';

type Props = {
  readonly window: ChartWindow;
  /** Newest first. */
  readonly deploys: readonly DeployMark[];
  readonly compared: DeployMark | undefined;
  readonly back: string | undefined;
  readonly now: Instant;
};

/** Compares with as long a time before the last deploy, or before another one; the choice is kept in the address. */
export function CompareMenu({ window, deploys, compared, back, now }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const [last] = deploys;
  if (!last) return null;
  const to = (before?: number) => chartAddress({ window, before, back });
  return (
    <div className="compare">
      <Link
        href={to(compared ? undefined : last.number)}
        className="control control-quiet"
        aria-current={compared ? 'true' : undefined}
        prefetch={false}
      >
        {compared ? <X size={14} aria-hidden="true" /> : <GitCompareArrows size={14} aria-hidden="true" />}
        {compared ? t('chart.stopComparing', { n: compared.number }) : t('chart.compare', { n: last.number })}
      </Link>
      {deploys.length > 1 && (
        <details key={compared?.number ?? 0} className="menu">
          <summary className="control control-quiet" aria-label={t('chart.otherDeploy')}>
            <ChevronDown size={14} aria-hidden="true" />
          </summary>
          <div className="menu-sheet top-full left-0 mt-1 max-h-80 w-max overflow-auto">
            {deploys.map(({ number, at }) => (
              <Link
                key={number}
                href={to(number)}
                aria-current={number === compared?.number ? 'true' : undefined}
                prefetch={false}
              >
                {t('chart.compare', { n: number })}
                <span className="ml-auto pl-3 text-t3">{shortMoment(at, now, zone, locale)}</span>
              </Link>
            ))}
          </div>
        </details>
      )}
    </div>
  );
}
