import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { View } from '#lib/domain/overview/views.ts';

/** The way to the other pages of many environments; nothing where there is one page. */
export function Pages(props: { readonly view: View; readonly page: number; readonly pages: number }) {
  const t = useWords();
  const { view, page, pages } = props;
  if (pages === 1) return null;
  const to = (number: number, word: string) =>
    number >= 1 && number <= pages ? (
      <Link className="control" href={`/?view=${view}&page=${number}`} prefetch={false}>
        {word}
      </Link>
    ) : null;
  return (
    <nav
      aria-label={t('overview.pages')}
      className="flex flex-wrap items-center gap-2 border-b border-line1 px-5 py-3 max-tablet:px-4"
    >
      <span className="mr-auto text-second text-t2">{t('overview.pageOf', { page, pages })}</span>
      {to(page - 1, t('overview.previousPage'))}
      {to(page + 1, t('overview.nextPage'))}
    </nav>
  );
}
