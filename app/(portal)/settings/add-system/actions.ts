'use server';

import { z } from 'zod';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { ScanPart } from '#components/discovery/scan.ts';
import type { Checked } from '#components/discovery/use-checked.ts';
import type { DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import { discover } from '#lib/queries/discover.ts';
import { proposedLines } from '#lib/queries/proposed-lines.ts';
import { web } from '#lib/runtime/web.ts';
import { failureWords } from '#lib/words/failure.ts';

const asked = z.strictObject({
  account: z.string().regex(/^\d{12}$/),
  region: z.string().min(1).max(40),
  role: z.string().min(1).max(600),
  externalId: z.exactOptional(z.string().max(1_224)),
  after: z.exactOptional(z.string().max(1_024)),
});

/** One part of one account and region. What may not be asked, or is refused, is an answer in words. */
export async function lookAtPart(wanted: DiscoverAsk): Promise<ScanPart> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  const ask = asked.safeParse(wanted);
  if (!ask.success) return { refused: words('run.badForm') };
  try {
    const reading = await discover.ask(services, caller, ask.data);
    return reading.state === 'ready' ? reading.value : { refused: failureWords(words, reading.failure).what };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}

const MOST_LINES = 500_000;

/** Whether the portal's own file would still be read with these lines in it. */
export async function checkLines(lines: string): Promise<Checked> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  const asked = z.string().max(MOST_LINES).safeParse(lines);
  if (!asked.success) return { refused: words('run.badForm') };
  try {
    const problems = await proposedLines.ask(services, caller, { lines: asked.data });
    return { problems: problems.map(({ path, message }) => `${path} ${message}`) };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}
