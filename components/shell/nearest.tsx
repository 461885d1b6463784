'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { ENVIRONMENT_TABS } from '#components/environment/tab-names.ts';
import { useWords } from '#components/words/use-words.ts';
import { nearestTo } from './nearest-name.ts';

/** Environments that somebody may have meant, by the address that leads nowhere, with or without its `/e`. */
export function Nearest({ keys }: { readonly keys: readonly string[] }) {
  const t = useWords();
  const parts = usePathname().split('/').slice(1);
  const [system = '', name, asked] = parts[0] === 'e' ? parts.slice(1) : parts;
  if (name === undefined || keys.length === 0) return null;
  const tab = ENVIRONMENT_TABS.find((each) => each === asked) ?? 'architecture';
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
