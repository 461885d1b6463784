'use client';

import { useEffect, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { type Wanted, want, wanted } from './wanted.ts';

/** Turns notifications of this browser on and off. The browser asks its own question after the press, once. */
export function BrowserNotices() {
  const t = useWords();
  const [state, setState] = useState<Wanted>();
  useEffect(() => setState(wanted()), []);
  return (
    <div className="grid max-w-2xl justify-items-start gap-2 px-5 py-4">
      <p className="text-t2">{t('notify.browser.what')}</p>
      <p role="status">{t(`notify.browser.${state ?? 'off'}`)}</p>
      {/* Before the browser was asked its room is kept: most browsers can. */}
      {(state === undefined || state === 'on' || state === 'off') && (
        <button
          type="button"
          className={state === undefined ? 'control invisible' : 'control'}
          onClick={() => void want(state === 'off').then(setState)}
        >
          {t(state === 'on' ? 'notify.browser.turnOff' : 'notify.browser.turnOn')}
        </button>
      )}
    </div>
  );
}
