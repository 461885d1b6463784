import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';

type Props = {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
};

/** The way to the other pages of a long list; nothing where there is one page. */
export function Pages({ page, pages, hrefOf }: Props) {
  const t = useWords();
  if (pages === 1) return null;
  const to = (number: number, word: string) =>
    number >= 1 && number <= pages ? (
      <Link className="control" href={hrefOf(number)} prefetch={false}>
        {word}
      </Link>
    ) : null;
  return (
    <nav
      aria-label={t('pages.title')}
      className="flex flex-wrap items-center gap-2 border-b border-line1 px-5 py-3 max-tablet:px-4"
    >
      <span className="mr-auto text-second text-t2">{t('pages.of', { page, pages })}</span>
      {to(page - 1, t('pages.previous'))}
      {to(page + 1, t('pages.next'))}
    </nav>
  );
}
