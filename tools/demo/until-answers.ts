import { type Child, lastLines } from './child-process.ts';

/** One that does not come up ends by itself: this is for one that hangs, on whatever machine. */
const ANSWER_WITHIN_MS = 300_000;
const ASK_EVERY_MS = 200;

/** Waits until an address answers 200. @throws Error when the process ends first or the time is over. */
export async function untilAnswers(url: string, child: Child): Promise<void> {
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  while (performance.now() < deadline) {
    if (!child.running()) throw new Error(`${child.name} ${await child.ended}:\n${lastLines(child.logFile)}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new Error(
    `${child.name} did not answer at ${url} within ${ANSWER_WITHIN_MS / 1_000} s:\n${lastLines(child.logFile)}`,
  );
}
