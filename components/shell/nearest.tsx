'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ENVIRONMENT_TABS } from '#components/environment/tab-names.ts';
import { useWords } from '#components/words/use-words.ts';

type Props = {
  /** Environments whose names differ least from this one, nearest first. */
  readonly near: (name: string) => Promise<readonly string[]>;
};

/**
 * Environments that somebody may have meant, by the address that leads nowhere, with or without its `/e`. Asked for when the page is
 * shown: Next sends what a missing page would say along with every page, and all names of a large portal weigh more than most pages.
 */
export function Nearest({ near }: Props) {
  const t = useWords();
  const parts = usePathname().split('/').slice(1);
  const [system = '', name, asked] = parts[0] === 'e' ? parts.slice(1) : parts;
  const meant = name === undefined ? undefined : `${system}/${name}`;
  const [keys, setKeys] = useState<readonly string[]>([]);
  useEffect(() => {
    if (meant === undefined) return;
    let gone = false;
    near(meant).then(
      (found) => !gone && setKeys(found),
      // The page still says that nothing is here, and leads to the overview.
      () => !gone && setKeys([]),
    );
    return () => {
      gone = true;
    };
  }, [near, meant]);
  if (keys.length === 0) return null;
  const tab = ENVIRONMENT_TABS.find((each) => each === asked) ?? 'architecture';
  return (
    <p className="mt-2 text-t2">
      {t('plain.nearest')}{' '}
      {keys.map((key, at) => (
        <span key={key}>
          {at > 0 && ', '}
          <a className="link" href={`/e/${key}/${tab}`}>
            {key}
          </a>
        </span>
      ))}
    </p>
  );
}
