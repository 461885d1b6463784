'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Destination, FoundResources, PaletteAction } from './destination.ts';
import { rememberPlace } from './recent.ts';
import { OPEN_PALETTE } from './search-button.tsx';

const PaletteList = lazy(() => import('./palette-list.tsx'));

type Props = {
  /** Server actions: asked when the palette is opened. */
  readonly places: () => Promise<readonly Destination[]>;
  readonly resources: () => Promise<FoundResources>;
  readonly choose: (form: FormData) => Promise<void>;
  readonly signOut: () => Promise<void>;
};

/** Search or jump to: environments with their state, pages, resources, and what may be done. ⌘K or Ctrl K anywhere. */
export function Palette({ places, resources, choose, signOut }: Props) {
  const t = useWords();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const show = () => {
      setOpen(true);
      if (!dialog.current?.open) dialog.current?.showModal();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      show();
    };
    window.addEventListener('keydown', key);
    window.addEventListener(OPEN_PALETTE, show);
    return () => {
      window.removeEventListener('keydown', key);
      window.removeEventListener(OPEN_PALETTE, show);
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('shell.search')}
      closedby="any"
      onClose={() => setOpen(false)}
    >
      {open && (
        <Suspense>
          <PaletteList
            places={places}
            resources={resources}
            actions={actionsOf(t, choose, signOut, () => dialog.current?.close())}
            onChoose={(href) => {
              dialog.current?.close();
              rememberPlace(href);
              router.push(href);
            }}
          />
        </Suspense>
      )}
    </dialog>
  );
}

/** Looks are free to try; what ends the session asks for a second Enter. */
function actionsOf(
  t: ReturnType<typeof useWords>,
  choose: Props['choose'],
  signOut: Props['signOut'],
  close: () => void,
): readonly PaletteAction[] {
  const look = (name: string, value: string, word: string): PaletteAction => ({
    key: `${name}-${value}`,
    word,
    changes: false,
    run: () => {
      const form = new FormData();
      form.set(name, value);
      close();
      void choose(form);
    },
  });
  const themes = ['system', 'dark', 'light'].map((each) =>
    look('theme', each, `${t('preferences.theme')}: ${t(`preferences.${each}`)}`),
  );
  return [
    ...themes,
    look('locale', 'en', `${t('preferences.language')}: English`),
    look('locale', 'ja', `${t('preferences.language')}: 日本語`),
    { key: 'sign-out', word: t('account.signOut'), changes: true, run: () => void signOut() },
  ];
}
