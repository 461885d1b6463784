import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';

type Props = {
  readonly here: 'tail' | 'insights';
  /** Address of the other one. */
  readonly other: string;
};

/** Lines as they come, or a query over days of them. */
export function TailOrInsights({ here, other }: Props) {
  const t = useWords();
  const kinds = ['tail', 'insights'] as const;
  return (
    <nav className="segmented shrink-0" aria-label={t('logs.kinds')}>
      {kinds.map((kind) =>
        kind === here ? (
          <span key={kind} aria-current="true">
            {t(`logs.kind.${kind}`)}
          </span>
        ) : (
          <Link key={kind} href={other} prefetch={false}>
            {t(`logs.kind.${kind}`)}
          </Link>
        ),
      )}
    </nav>
  );
}
