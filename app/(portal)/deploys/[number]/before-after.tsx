import { ask } from '#app/_server/ask.ts';
import { BeforeAfter } from '#components/run/before-after.tsx';
import { shownRange } from '#lib/domain/deploy/after-deploy.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { Instant } from '#lib/domain/time.ts';
import { metrics } from '#lib/queries/metrics.ts';

/** The figures of CloudWatch, which may take a while: the rest of the page does not wait. */
export async function BeforeAfterSlot({ page, now }: { readonly page: RunPage; readonly now: Instant }) {
  const { after, run, environment } = page;
  if (!after.measured) return null;
  const broke = run.broke?.at ?? (after.watch?.ended?.broken ? after.watch.ended.at : undefined);
  const range = shownRange(after.measured, broke, now);
  const reading = await ask(metrics, { environment, range });
  return <BeforeAfter page={page} reading={reading} now={now} />;
}
