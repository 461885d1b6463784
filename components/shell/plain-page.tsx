import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { Tower } from './brand.tsx';

/** A page that has nothing but a sentence and the way back. */
export function PlainPage({ title, what }: { readonly title: string; readonly what: string }) {
  const t = useWords();
  return (
    <main className="page-head mx-auto max-w-xl pt-20">
      <Tower size={28} />
      <h1 className="mt-4 text-title font-semibold">{title}</h1>
      <p className="mt-2 text-t2">{what}</p>
      <Link href="/" className="control mt-4">
        {t('plain.back')}
      </Link>
    </main>
  );
}
