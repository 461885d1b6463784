'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { type Notice, onNoticePressed, showNotice } from './notices.ts';
import { wanted } from './wanted.ts';

type News = Notice & { readonly at: number };

/** Several changes of one run come within a moment. */
const SETTLE_MS = 500;

/** Tells of one's own runs and approvals by the browser, where that was turned on. The newest that was told is kept for all tabs. */
export function OwnNews() {
  const router = useRouter();
  const { listen } = useLive();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(({ topic }) => {
      if (topic !== 'run' || wanted() !== 'on') return;
      clearTimeout(timer);
      timer = setTimeout(() => void tell(), SETTLE_MS);
    });
    const forget = onNoticePressed(router.push);
    return () => {
      clearTimeout(timer);
      stop();
      forget();
    };
  }, [listen, router]);
  return null;
}

const TOLD = 'browser-notifications-told';

async function tell(): Promise<void> {
  const since = Number(localStorage.getItem(TOLD) ?? Date.now() - 60_000);
  const answer = await fetch(`/api/notifications?since=${since}`).catch(() => undefined);
  if (!answer?.ok) return;
  for (const news of (await answer.json()) as readonly News[]) {
    // Another tab may tell it meanwhile; its id lets the browser show it once in any case.
    await showNotice(news);
    localStorage.setItem(TOLD, String(Math.max(news.at, Number(localStorage.getItem(TOLD) ?? 0))));
  }
}
