import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import type { MonthChoice } from '#lib/domain/cost/months.ts';
import { type Instant, parseInstant } from '#lib/domain/time.ts';
import { dayMonth, hourMinute, monthYear } from '#lib/words/moments.ts';

type Props = { readonly months: MonthChoice; readonly asOf: Instant | undefined; readonly path: string };

/** Up to when an earlier month is known, or that nobody kept it; nothing for the current one. */
export function MonthNote({ months: { shown, state }, asOf, path }: Props) {
  const t = useWords();
  const { locale } = useView();
  if (state === 'current' || shown === undefined) return null;
  const month = monthYear(parseInstant(`${shown}-01`), locale);
  const current = (
    <Link className="link whitespace-nowrap" href={path} prefetch={false}>
      {t('cost.toCurrent')}
    </Link>
  );
  if (state === 'not-kept' || asOf === undefined)
    return (
      <div className="state" role="status">
        <div>
          <p className="font-semibold">{t('cost.notKept', { month })}</p>
          <p className="text-t2">
            {t('cost.notKeptWhat')} {current}
          </p>
        </div>
      </div>
    );
  const billed = state === 'billed';
  const moment = `${dayMonth(asOf, 'UTC', locale)} ${hourMinute(asOf, 'UTC')} UTC`;
  return (
    <p className="flex flex-wrap gap-x-2 border-b border-line1 px-5 py-2 text-t2">
      {t(billed ? 'cost.billAsKnown' : 'cost.asKnown', { moment })} {current}
    </p>
  );
}
