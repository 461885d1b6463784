import { UserPen } from 'lucide-react';
import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { outsideThing, outsideWho } from '#lib/words/outside.ts';

/** One line: what was changed outside the portal, when and by whom. Leads to all of them. */
export function OutsideNote({ change, href }: { readonly change: OutsideChange; readonly href?: string }) {
  const t = useWords();
  const title = t(change.kind === 'deploy' ? 'outside.deployed' : 'outside.changed');
  return (
    <span className="outside-note">
      <UserPen size={14} className="shrink-0 text-t2" aria-hidden="true" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {href === undefined ? (
          title
        ) : (
          <Link className="link" href={href} prefetch={false}>
            {title}
          </Link>
        )}
        {': '}
        <PlainText text={outsideThing(t, change)} />
        {' · '}
        <OutsideAuthor change={change} />
        {' · '}
        <Age at={change.at} plain />
      </span>
    </span>
  );
}

/** Whoever made it, or why nobody is named. */
export function OutsideAuthor({ change }: { readonly change: OutsideChange }) {
  const t = useWords();
  if (change.who === undefined) return <>{t(`outside.unnamed.${change.unnamed ?? 'none'}`)}</>;
  return (
    <span title={change.who}>
      <PlainText text={outsideWho(change.who)} />
    </span>
  );
}
