'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { cookieText, GUIDE_COOKIE, HIDDEN, seenOf } from '#components/guide/seen.ts';
import { breakDemo, healDemo } from '#lib/commands/demo/break.ts';
import { web } from '#lib/runtime/web.ts';
import { caller } from './caller.ts';

const YEAR = 31_536_000;

/** Puts the checklist away, or brings it back, in this browser. */
export async function hideGuide(): Promise<void> {
  const jar = await cookies();
  const seen = seenOf(jar.get(GUIDE_COOKIE)?.value);
  const now = seen.includes(HIDDEN) ? seen.filter((each) => each !== HIDDEN) : [...seen, HIDDEN];
  jar.set(GUIDE_COOKIE, cookieText(now), { maxAge: YEAR, sameSite: 'lax', path: '/' });
}

/** Breaks what the demo breaks, for two minutes. @returns whether it did */
export async function breakIt(): Promise<boolean> {
  return act(breakDemo);
}

/** Ends the fault before its time. @returns whether it did */
export async function healIt(): Promise<boolean> {
  return act(healDemo);
}

async function act(command: typeof breakDemo): Promise<boolean> {
  const [services, known] = await Promise.all([web(), caller()]);
  const now = await services.guide?.now();
  if (!known || !now) return false;
  const answer = await command.ask(services, known, { environment: now.environment });
  revalidatePath('/');
  return answer.ok;
}
