import { BellOff } from 'lucide-react';
import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Mute } from '#lib/domain/notify/routing.ts';

/** Whoever looks at an environment in trouble learns that nobody is told of it: by whom, until when and why. */
export function MuteNote({ by, until, why }: Pick<Mute, 'by' | 'until' | 'why'>) {
  const t = useWords();
  return (
    <p className="mt-1 flex items-baseline gap-1.5">
      <BellOff size={13} aria-hidden="true" className="shrink-0 self-center" />
      <span>
        <Link className="link" href="/settings/notifications" prefetch={false}>
          {t('notify.mutedBy', { by: nameOf(by) })}
        </Link>
        {' · '}
        {t('notify.column.until')} <Moment at={until} style="full" />
        {' · '}
        <PlainText text={why} />
      </span>
    </p>
  );
}
