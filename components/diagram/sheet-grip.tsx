'use client';

import { useRouter } from 'next/navigation';
import { type PointerEvent, useRef } from 'react';
import { useWords } from '#components/words/use-words.ts';

/** Further than this is a pull and no tap, px. */
const FAR = 40;

/** On a phone a panel is a sheet over the picture: pulled up it is as high as the page, pulled down it is closed. */
export function SheetGrip({ closeHref }: { readonly closeHref: string }) {
  const t = useWords();
  const router = useRouter();
  const from = useRef<number>(undefined);
  const up = (event: PointerEvent<HTMLButtonElement>) => {
    const by = from.current === undefined ? 0 : event.clientY - from.current;
    from.current = undefined;
    const sheet = event.currentTarget.closest<HTMLElement>('.dg-panel');
    if (!sheet || Math.abs(by) < FAR) return;
    if (by < 0) sheet.dataset.full = '';
    else if (sheet.dataset.full === undefined) router.push(closeHref, { scroll: false });
    else delete sheet.dataset.full;
  };
  return (
    <button
      type="button"
      className="dg-grip"
      aria-label={t('canvas.sheet')}
      onClick={(event) => event.currentTarget.closest('.dg-panel')?.toggleAttribute('data-full')}
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={up}
    />
  );
}
