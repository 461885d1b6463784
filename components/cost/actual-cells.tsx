import { useView, useWords } from '#components/words/use-words.ts';
import type { BilledService, MonthBill } from '#lib/domain/cost/bill.ts';
import { type ActualOfLine, billedWithoutLine } from '#lib/domain/cost/billed-service.ts';
import type { CostLine } from '#lib/domain/cost/cost.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { fineMoney, money } from '#lib/words/money.ts';

/** Up to which day the bill is. Without a bill there is no column: the line above the table says why. */
export function ActualHead({ bill }: { readonly bill: MonthBill | undefined }) {
  const t = useWords();
  const { locale } = useView();
  const last = bill?.days.at(-1)?.day;
  return (
    last !== undefined && (
      <th scope="col" className="num">
        {t('cost.actualTo', { day: dayMonth(parseInstant(last), 'UTC', locale) })}
      </th>
    )
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
