import { ChevronDown, GitCompareArrows, X } from 'lucide-react';
import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import { type ComparisonWord, chartAddress } from '#lib/domain/metrics/chart-address.ts';
import type { ChartWindow } from '#lib/domain/metrics/chart-window.ts';
import type { Instant } from '#lib/domain/time.ts';
import { shortMoment } from '#lib/words/moments.ts';

type Props = {
  readonly window: ChartWindow;
  /** Newest first. */
  readonly deploys: readonly DeployMark[];
  /** Other environments of the system, by name. */
  readonly environments: readonly string[];
  readonly compared: ComparisonWord;
  readonly back: string | undefined;
  readonly now: Instant;
};

/** Compares with as long a time before a deploy, or with another environment; the choice is kept in the address. */
export function CompareMenu({ window, deploys, environments, compared, back, now }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const choices: readonly (Exclude<ComparisonWord, undefined> & { readonly at?: Instant })[] = [
    ...deploys.map(({ number, at }) => ({ kind: 'before', number, at }) as const),
    ...environments.map((name) => ({ kind: 'environment', name }) as const),
  ];
  const [first] = choices;
  if (!first) return null;
  const shown = compared ?? first;
  const to = (choice: ComparisonWord) => chartAddress({ window, compared: choice, back });
  const words = (choice: Exclude<ComparisonWord, undefined>, is: boolean) =>
    choice.kind === 'before'
      ? t(is ? 'chart.stopComparing' : 'chart.compare', { n: choice.number })
      : t(is ? 'chart.comparedBeside' : 'chart.compareBeside', { name: choice.name });
  const isShown = (choice: ComparisonWord) => compared !== undefined && idOf(choice) === idOf(compared);
  return (
    <div className="compare">
      <Link
        href={to(compared ? undefined : first)}
        className="control control-quiet"
        aria-current={compared ? 'true' : undefined}
        data-chart-key="c"
        prefetch={false}
      >
        {compared ? <X size={14} aria-hidden="true" /> : <GitCompareArrows size={14} aria-hidden="true" />}
        {words(shown, compared !== undefined)}
      </Link>
      {choices.length > 1 && (
        <details key={idOf(compared)} className="menu">
          <summary className="control control-quiet" aria-label={t('chart.otherDeploy')}>
            <ChevronDown size={14} aria-hidden="true" />
          </summary>
          <div className="menu-sheet top-full left-0 mt-1 max-h-80 w-max overflow-auto">
            {choices.map((choice) => (
              <Link
                key={idOf(choice)}
                href={to(choice)}
                aria-current={isShown(choice) ? 'true' : undefined}
                prefetch={false}
              >
                {words(choice, false)}
                {choice.at !== undefined && (
                  <span className="ml-auto pl-3 text-t3">{shortMoment(choice.at, now, zone, locale)}</span>
                )}
              </Link>
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

const idOf = (choice: ComparisonWord): string =>
  choice === undefined ? '' : choice.kind === 'before' ? `#${choice.number}` : choice.name;
