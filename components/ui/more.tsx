import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';

type Props = {
  readonly shown: number;
  readonly of: number;
  /** The same page with more rows. */
  readonly href: string;
};

/** The foot of a list that grows: how much of it stands here, and the way to the rest. */
export function More({ shown, of, href }: Props) {
  const t = useWords();
  return (
    <p className="px-5 py-2 text-second text-t3" role="status">
      {t('pages.shown', { n: Math.min(shown, of), of })}{' '}
      {of > shown && (
        <Link className="link" href={href} scroll={false} prefetch={false}>
          {t('pages.more')}
        </Link>
      )}
    </p>
  );
}
