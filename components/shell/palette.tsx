'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Destination, FoundResources } from './destination.ts';
import type { PaletteDeeds } from './palette-actions.ts';
import { OPEN_PALETTE } from './search-button.tsx';

const PaletteList = lazy(() => import('./palette-list.tsx'));

type Props = PaletteDeeds & {
  /** Server actions: asked when the palette is opened. */
  readonly places: () => Promise<readonly Destination[]>;
  readonly resources: () => Promise<FoundResources>;
  readonly runs: () => Promise<readonly Destination[]>;
};

/** Search or jump to: environments with their state, pages, resources, and what may be done. ⌘K or Ctrl K anywhere. */
export function Palette(props: Props) {
  const t = useWords();
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
          <PaletteList {...props} close={() => dialog.current?.close()} />
        </Suspense>
      )}
    </dialog>
  );
}
