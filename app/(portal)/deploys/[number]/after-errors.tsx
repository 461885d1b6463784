import { ask } from '#app/_server/ask.ts';
import { NewErrors } from '#components/run/new-errors.tsx';
import { WhyNamedPanel } from '#components/run/why-named.tsx';
import { beforeAfter, shownRange } from '#lib/domain/deploy/after-deploy.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { whyNamed } from '#lib/domain/deploy/why-named.ts';
import type { Instant } from '#lib/domain/time.ts';
import { afterErrors } from '#lib/queries/after-errors.ts';
import { metrics } from '#lib/queries/metrics.ts';

type Props = { readonly page: RunPage; readonly now: Instant };

/** Of a run that broke its environment: lines of its functions, which take a while to be read. */
export async function AfterErrorsSlot({ page, now }: Props) {
  const { after, run, environment, plan } = page;
  const { measured, watch } = after;
  if (!measured) return null;
  const broke = run.broke?.at ?? watch?.ended?.at;
  const range = shownRange(measured, broke, now);
  const since = { from: measured.deployedAt, to: range.to };
  const [reading, charts] = await Promise.all([
    ask(afterErrors, { environment, deployedAt: since.from, to: since.to }),
    ask(metrics, { environment, range }),
  ]);
  const known = reading.state === 'ready' ? reading.value : undefined;
  const changed = charts.state === 'ready' ? (beforeAfter(charts.value, measured)?.names ?? []) : [];
  return (
    <div className="after-errors">
      <NewErrors page={page} reading={reading} range={since} />
      {known && (
        <WhyNamedPanel
          page={page}
          why={whyNamed({ ...known, run, after, changed, code: plan?.plan.code ?? [] })}
        />
      )}
    </div>
  );
}
