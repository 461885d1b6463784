'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Destination } from './destination.ts';
import { OPEN_PALETTE } from './search-button.tsx';

const PaletteList = lazy(() => import('./palette-list.tsx'));

/** Search or jump to: environments with their state, then pages. ⌘K or Ctrl K anywhere. */
export function Palette({ places }: { readonly places: readonly Destination[] }) {
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
            onChoose={(href) => {
              dialog.current?.close();
              router.push(href);
            }}
          />
        </Suspense>
      )}
    </dialog>
  );
}
