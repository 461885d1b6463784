import type { ReactNode } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { Tower } from './brand.tsx';

/** A page that has nothing but a sentence and the way back. */
export function PlainPage(props: {
  readonly title: string;
  readonly what: string;
  /** Below the sentence. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { title, what, more, children } = props;
  const t = useWords();
  return (
    <main className="page-head mx-auto max-w-xl pt-20">
      <Tower size={28} />
      <h1 className="mt-4 text-title font-semibold">{title}</h1>
      <p className="mt-2 text-t2">{what}</p>
      {more}
      <div className="mt-4 flex flex-wrap gap-2">
        {/* Not Next's: Next sends this page along with every other, and its script would come twice. */}
        <a href="/" className="control">
          {t('plain.back')}
        </a>
        {children}
      </div>
    </main>
  );
}
