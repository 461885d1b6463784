import { useView, useWords } from '#components/words/use-words.ts';
import { type ActualOfLine, billedWithoutLine } from '#lib/domain/cost/billed-service.ts';
import type { BilledService, CostLine, EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { fineMoney, money } from '#lib/words/money.ts';

/** Without a bill there is no column: the line above the table says why, and the rest needs the room. */
export const hasActuals = (actual: EnvironmentCost['actual']): boolean => actual.state === 'ready';

/** Up to which day the bill is, or why the column is empty. */
export function ActualHead({ actual }: { readonly actual: EnvironmentCost['actual'] }) {
  const t = useWords();
  const { locale } = useView();
  if (actual.state !== 'ready') return null;
  const last = actual.days?.at(-1)?.day;
  const why = actual.services === undefined ? 'not-by-service' : undefined;
  return (
    <th scope="col" className="num">
      {last && !why
        ? t('cost.actualTo', { day: dayMonth(parseInstant(last), 'UTC', locale) })
        : t('cost.actual')}
      {why && <span className="block font-normal text-unknown-ink">{t(`cost.actualAbsent.${why}`)}</span>}
    </th>
  );
}

/** The bill's figure where it stands for the line's service; elsewhere, at which one it is. */
export function ActualCell({ of }: { readonly of: ActualOfLine | undefined }) {
  const t = useWords();
  if (!of) return <td className="num" />;
  if (of.state === 'within')
    return (
      <td className="num actual text-second text-t3" data-of={t('cost.actual')}>
        {t('cost.actualWithin', { service: of.service })}
      </td>
    );
  if (of.state === 'absent')
    return (
      <td className="num actual text-second text-unknown-ink" data-of={t('cost.actual')}>
        {t('cost.actualNotBilled')}
      </td>
    );
  return (
    <td className="num actual" data-of={t('cost.actual')}>
      {fineMoney(of.cost)}
      <span className="block text-second text-t3">
        {t('cost.actualFor', { service: of.service, n: of.lines })}
      </span>
    </td>
  );
}

/** Billed services of which the table has no line. */
export function WithoutLine(props: {
  readonly lines: readonly CostLine[];
  readonly services: readonly BilledService[];
}) {
  const t = useWords();
  const { services, cost } = billedWithoutLine(props.lines, props.services);
  return (
    services.length > 0 && t('cost.actualWithoutLine', { usd: money(cost), services: services.join(', ') })
  );
}
