'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { wanted } from './wanted.ts';

type News = {
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly text: string;
  readonly path: string;
};

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
      timer = setTimeout(() => void tell(router.push), SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [listen, router]);
  return null;
}

const TOLD = 'browser-notifications-told';

async function tell(open: (path: string) => void): Promise<void> {
  const since = Number(localStorage.getItem(TOLD) ?? Date.now() - 60_000);
  const answer = await fetch(`/api/notifications?since=${since}`).catch(() => undefined);
  if (!answer?.ok) return;
  for (const news of (await answer.json()) as readonly News[]) {
    // Another tab may have told it meanwhile; the tag lets the browser show it once in any case.
    localStorage.setItem(TOLD, String(Math.max(news.at, Number(localStorage.getItem(TOLD) ?? 0))));
    const shown = new Notification(news.title, { body: news.text, tag: news.id, icon: '/icon-192.png' });
    shown.onclick = () => {
      window.focus();
      open(news.path);
      shown.close();
    };
  }
}
