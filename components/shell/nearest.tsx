'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useWords } from '#components/words/use-words.ts';
import { nearestTo } from './nearest-name.ts';

/** Environments that somebody may have meant, by the address that leads nowhere. */
export function Nearest({ keys }: { readonly keys: readonly string[] }) {
  const t = useWords();
  const [, place, system = '', name = '', tab = 'architecture'] = usePathname().split('/');
  if (place !== 'e' || keys.length === 0) return null;
  return (
    <p className="mt-2 text-t2">
      {t('plain.nearest')}{' '}
      {nearestTo(`${system}/${name}`, keys).map((key, at) => (
        <span key={key}>
          {at > 0 && ', '}
          <Link className="link" href={`/e/${key}/${tab}`} prefetch={false}>
            {key}
          </Link>
        </span>
      ))}
    </p>
  );
}
