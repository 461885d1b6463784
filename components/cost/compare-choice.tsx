import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import { COMPARED_BY, type ComparedBy } from '#lib/domain/cost/compare.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { monthYear } from '#lib/words/moments.ts';

type Props = {
  readonly choices: { readonly environments: readonly string[]; readonly months: readonly string[] };
  readonly other: string | undefined;
  readonly by: ComparedBy;
  /** The address with these; `with` undefined: compared with nothing. */
  readonly hrefOf: (chosen: { readonly with?: string; readonly by?: string }) => string;
};

/** What the cost is compared with, and by what. */
export function CompareChoice({ choices, other, by, hrefOf }: Props) {
  const t = useWords();
  const { locale } = useView();
  const all = [...choices.environments, ...choices.months];
  const next = COMPARED_BY[(COMPARED_BY.indexOf(by) + 1) % COMPARED_BY.length];
  if (all.length === 0) return null;
  const word = (each: string) =>
    choices.months.includes(each) ? monthYear(parseInstant(`${each}-01`), locale) : each;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-2 max-tablet:px-4">
      <nav aria-label={t('cost.compare.with')} className="flex flex-wrap items-center gap-2">
        <span className="text-t2">{t('cost.compare.with')}</span>
        <div className="segmented flex-wrap">
          {all.map((each, index) => (
            <Link
              key={each}
              // Compares with the first, and with nothing again.
              aria-keyshortcuts={(other === undefined ? index === 0 : each === other) ? 'c' : undefined}
              href={hrefOf(each === other ? {} : { with: each, by })}
              aria-current={each === other ? 'true' : undefined}
              prefetch={false}
            >
              {word(each)}
            </Link>
          ))}
        </div>
      </nav>
      {other !== undefined && (
        <nav aria-label={t('cost.compare.byWhat')} className="segmented">
          {COMPARED_BY.map((each) => (
            <Link
              key={each}
              aria-keyshortcuts={each === next ? 's' : undefined}
              href={hrefOf({ with: other, by: each })}
              aria-current={each === by ? 'true' : undefined}
              prefetch={false}
            >
              {t(`cost.compare.by.${each}`)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
