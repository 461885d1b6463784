'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { EndedState } from '#components/sessions/end-session.tsx';
import { endSessions } from '#lib/identity/own-sessions.ts';
import { sessionOfRequest } from '#lib/identity/session.ts';
import { web } from '#lib/runtime/web.ts';

/** Ends one of one's own sessions. One that has ended already is as good as ended. */
export async function endSession(_: EndedState, form: FormData): Promise<EndedState> {
  const [{ auth }, head, t] = await Promise.all([web(), headers(), getTranslations()]);
  const id = z.string().min(1).max(64).safeParse(form.get('id'));
  const session = await sessionOfRequest(auth, head);
  if (!session) return { refused: t('live.sessionEnded') };
  if (!id.success) return { refused: t('run.badForm') };
  await endSessions(auth, session, { id: id.data });
  refresh();
  return {};
}
