import { Check } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';

/** Whether what an account gets for nothing is taken off; `href` is the address of the other answer. */
export function FreeTierSwitch({ on, href }: { readonly on: boolean; readonly href: string }) {
  const t = useWords();
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      className="control"
      aria-current={on ? 'true' : undefined}
    >
      <span className="what-if-box" aria-hidden="true">
        {on && <Check size={12} strokeWidth={3} />}
      </span>
      {t('cost.freeTier')}
    </Link>
  );
}
