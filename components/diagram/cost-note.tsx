import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { costOnScene } from '#lib/domain/overlay/cost.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { failureWords } from '#lib/words/failure.ts';
import { money } from '#lib/words/money.ts';

type Props = {
  readonly cost: Known<EnvironmentCost>;
  readonly costRefused: boolean;
  readonly graph: SystemGraph;
  readonly scene: Scene | undefined;
};

/** What all parts come to, drawn or not, how old that is, and what is in no sum. */
export function CostNote({ cost, costRefused, graph, scene }: Props) {
  const t = useWords();
  if (costRefused) return t('architecture.costDenied');
  const shown = cost && shownValue(cost);
  const failed = cost?.state === 'failed' ? failureWords(t, cost.failure).what : undefined;
  if (!shown) return failed ?? t('architecture.costNotRead');
  const { estimate } = shown.value;
  const drawn = scene ? costOnScene(scene, graph, { cost: shown.value, asOf: shown.asOf }) : new Map();
  const onParts = [...drawn.values()].reduce((sum, { known }) => sum + (known?.monthToDate ?? 0), 0);
  // Less than a cent is the rounding of many sums.
  const elsewhere = estimate.monthToDate - onParts;
  return (
    <>
      {failed && `${failed} `}
      {t('architecture.costSum', {
        known: money(estimate.monthToDate),
        forecast: money(estimate.forecast),
      })}{' '}
      {estimate.fullMonth !== undefined &&
        `${t('architecture.costFullMonth', { usd: money(estimate.fullMonth) })} `}
      <Age at={shown.asOf} freshFor={cost.state === 'ready' ? cost.freshFor : 0} />
      {t('architecture.costStop')}
      {estimate.unknownLines > 0 && ` ${t('architecture.costUnknownLines', { n: estimate.unknownLines })}`}
      {elsewhere >= 0.01 && ` ${t('architecture.costHidden', { known: money(elsewhere) })}`}
    </>
  );
}
