import Link from 'next/link';
import { RefreshButton } from '#components/live/refresh-button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Failure } from '#lib/domain/reading.ts';

/** The one thing to do about a failure: what helps differs by its kind. */
export function WayOn({ failure }: { readonly failure: Failure }) {
  const t = useWords();
  switch (failure.kind) {
    case 'denied':
      if (failure.by === 'portal') return <PageLink href="/settings" word={t('panel.seeSettings')} />;
      return <CopyButton text={statement(failure)} word={t('panel.copyStatement')} />;
    case 'throttled':
      return <PageLink href="/budget" word={t('panel.seeBudget')} />;
    case 'not-enabled':
      return <PageLink href="/settings" word={t('panel.seeSettings')} />;
    case 'expired':
    case 'not-found':
    case 'not-read':
    case 'unavailable':
    case 'malformed':
      return <RefreshButton word={t('panel.tryNow')} />;
  }
}

/** The policy statement that the role lacks, ready to paste. */
const statement = ({ action, resource }: Extract<Failure, { kind: 'denied' }>): string =>
  JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource }, null, 2);

const PageLink = ({ href, word }: { readonly href: string; readonly word: string }) => (
  <Link href={href} className="control" prefetch={false}>
    {word}
  </Link>
);
