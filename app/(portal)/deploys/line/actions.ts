'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { caller } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { DecisionState } from '#components/run/decision.tsx';
import { startLine, stopLine } from '#lib/commands/line/stop.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const form = z.object({ why: z.string().max(2_000) });

export async function stop(_: DecisionState, asked: FormData): Promise<DecisionState> {
  return answer(asked, stopLine);
}

export async function start(_: DecisionState, asked: FormData): Promise<DecisionState> {
  return answer(asked, startLine);
}

async function answer(asked: FormData, command: typeof stopLine): Promise<DecisionState> {
  const [services, who, words] = await Promise.all([web(), caller(), wordsOfRequest()]);
  if (!who) return { refused: words('live.sessionEnded') };
  const read = form.safeParse(Object.fromEntries(asked));
  if (!read.success) return { refused: words('run.badForm') };
  try {
    const done = await command.ask(services, who, read.data);
    refresh();
    return done.ok ? {} : { refused: reasonWords(words, done.error) };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}
