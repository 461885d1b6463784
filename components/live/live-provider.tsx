'use client';

import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react';
import { markChanges } from '#components/shell/mark-changes.ts';
import { useNow } from '#components/time/now.tsx';
import type { PortalState } from '#lib/domain/silence.ts';
import type { Notice } from '#lib/domain/topics.ts';
import type { Connection } from './connection.ts';
import { type Following, followPortal } from './follow-portal.ts';
import { type Trouble, troublesOf } from './troubles.ts';

type Live = {
  readonly connection: Connection;
  readonly portal: PortalState;
  /** Reads everything shown anew, if web answers. @returns whether it does; never rejects */
  readonly refresh: () => Promise<boolean>;
  readonly busy: boolean;
  /** Calls back for every change that is heard, until what it returns is called. */
  readonly listen: (hear: Listener) => () => void;
};
type Listener = (notice: Partial<Notice>) => void;

/** Where nothing is followed, such as the page of all parts, all is well. */
const UNFOLLOWED: Live = {
  connection: { state: 'connecting' },
  portal: { collector: { state: 'reporting' }, runner: { state: 'reporting' } },
  refresh: async () => false,
  busy: false,
  listen: () => () => undefined,
};

const LiveContext = createContext<Live>(UNFOLLOWED);

type Props = {
  /** Of web, when it drew this page. */
  readonly build: string;
  /** What web knew of the other processes then. */
  readonly portal: PortalState;
  readonly children: ReactNode;
};

/** Keeps the page true: draws it again when facts change, and knows whether anything newer can be known at all. */
export function LiveProvider({ build, portal: first, children }: Props) {
  const router = useRouter();
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });
  const [portal, setPortal] = useState(first);
  const [busy, start] = useTransition();
  const following = useRef<Following>(undefined);
  const listeners = useRef(new Set<Listener>());

  useEffect(() => {
    const followed = followPortal({
      build,
      draw: () => start(() => router.refresh()),
      onConnection: setConnection,
      onPortal: setPortal,
      onNotice(notice) {
        for (const hear of listeners.current) hear(notice);
      },
    });
    following.current = followed;
    return followed.close;
  }, [build, router]);

  useEffect(() => {
    if (!busy) following.current?.drawn();
  }, [busy]);

  useEffect(markChanges, []);

  const { state } = connection;
  useEffect(() => {
    document.documentElement.dataset.connection = state;
  }, [state]);

  const listen = useCallback((hear: Listener) => {
    listeners.current.add(hear);
    return () => void listeners.current.delete(hear);
  }, []);

  // A page of another build is never drawn again: what was begun does not end.
  const drawing = busy && state !== 'outdated';
  const value = useMemo(
    () => ({
      connection,
      portal,
      busy: drawing,
      refresh: async () => (await following.current?.refresh()) ?? false,
      listen,
    }),
    [connection, portal, drawing, listen],
  );
  return <LiveContext value={value}>{children}</LiveContext>;
}

export const useLive = (): Live => useContext(LiveContext);

/** What keeps this page from showing the present, worst first. */
export function useTroubles(): readonly Trouble[] {
  const { connection, portal } = useLive();
  return troublesOf(connection, portal, useNow());
}
