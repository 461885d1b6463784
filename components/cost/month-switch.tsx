import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import type { MonthChoice } from '#lib/domain/cost/months.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { monthYear } from '#lib/words/moments.ts';

type Props = { readonly months: MonthChoice; readonly path: string };

/** The shown month between its nearest neighbours; one that nobody stored is not offered. */
export function MonthSwitch({ months: { shown, previous, next }, path }: Props) {
  const t = useWords();
  const { locale } = useView();
  const name = (month: string) => monthYear(parseInstant(`${month}-01`), locale);
  return (
    <nav className="month-switch" aria-label={t('cost.months')}>
      <span className="segmented">
        <Step month={previous} path={path} label={previous ? name(previous) : t('cost.noEarlier')}>
          <ChevronLeft size={14} aria-hidden="true" />
        </Step>
        {shown && (
          <b aria-current="true" className="whitespace-nowrap">
            {name(shown)}
          </b>
        )}
        <Step month={next} path={path} label={next ? name(next) : t('cost.noLater')}>
          <ChevronRight size={14} aria-hidden="true" />
        </Step>
      </span>
      <span className="text-second text-t3">{previous || next ? 'UTC' : t('cost.onlyMonth')}</span>
    </nav>
  );
}

function Step(props: {
  readonly month: string | undefined;
  readonly path: string;
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  const { month, path, label, children } = props;
  if (month === undefined)
    return (
      <span className="cursor-default opacity-50" role="img" aria-label={label}>
        {children}
      </span>
    );
  return (
    <Link href={`${path}?month=${month}`} prefetch={false} aria-label={label}>
      {children}
    </Link>
  );
}
