import { OctagonX } from 'lucide-react';
import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { LineStop } from '#lib/domain/deploy/hold.ts';

/** On every page while nothing is applied anywhere. */
export function LineBanner({ stop }: { readonly stop: LineStop }) {
  const t = useWords();
  return (
    <aside className="line-banner" aria-label={t('line.stopped')}>
      <OctagonX size={18} aria-hidden="true" />
      <p>
        <b>{t('line.stopped')}</b> · {t('line.by', { name: nameOf(stop.by) })} <Moment at={stop.at} /> ·{' '}
        {stop.why}
      </p>
      <Link className="control" href="/deploys/line" prefetch={false}>
        {t('line.open')}
      </Link>
    </aside>
  );
}
