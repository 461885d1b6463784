import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { RANGES, type RangeName } from '#lib/domain/metrics/ranges.ts';

/** The time range, kept in the address. */
export function RangeLinks({ current }: { readonly current: RangeName }) {
  const t = useWords();
  return (
    <nav className="segmented" aria-label={t('chart.range')}>
      {RANGES.map(({ name }) => (
        <Link
          key={name}
          href={`?range=${name}`}
          aria-current={name === current ? 'true' : undefined}
          prefetch={false}
        >
          {t(`range.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
