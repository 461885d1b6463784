import Link from 'next/link';
import { StatusWord } from '#components/status/status-pill.tsx';
import type { StripAxis } from '#components/strip/strip-axis.ts';
import { StripScale } from '#components/strip/strip-scale.tsx';
import { WatchStrip } from '#components/strip/watch-strip.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage, TargetFigures } from '#lib/domain/deploy/run-page.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import { ageWords, durationWords } from '#lib/words/duration.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { reasonWords } from '#lib/words/reason.ts';

type Props = { readonly page: RunPage; readonly axis: StripAxis };

/** How the environment is now and was in the last day, before somebody agrees to change it and after it was changed. */
export function TargetNow({ page: { environment, target }, axis }: Props) {
  const t = useWords();
  if (!target) return null;
  const { health, alarms, figures, day } = target;
  const verdict = verdictOf(health);
  const cause =
    health?.state === 'ready' && verdict !== 'healthy'
      ? health.value.checks.find((each) => each.verdict === verdict)
      : undefined;
  return (
    <section aria-labelledby="target-now">
      <div className="section-head">
        <h2 id="target-now" className="font-semibold">
          {t('after.target', { environment })}
        </h2>
        <StatusWord status={verdict} />
        {health?.state === 'ready' && <Age at={health.asOf} freshFor={health.freshFor} />}
        {alarms && (
          <Link
            className="link ml-auto underline underline-offset-2"
            href={`/e/${environment}/architecture`}
            prefetch={false}
          >
            {t('after.alarmsOf', { firing: alarms.firing, n: alarms.all })}
          </Link>
        )}
      </div>
      <div className="run-strip">
        <WatchStrip {...day} axis={axis} name={environment} height={40} />
        <StripScale axis={axis} sparse silentSince={day.silentSince} />
      </div>
      {cause && <p className="px-5 pb-2 text-t2 max-tablet:px-4">{reasonWords(t, cause.reason)}</p>}
      {figures && <Figures figures={figures} environment={environment} />}
    </section>
  );
}

function Figures({
  figures,
  environment,
}: {
  readonly figures: TargetFigures;
  readonly environment: RunPage['environment'];
}) {
  const t = useWords();
  const { component, requestsPerMinute, errorRate, p95, window, asOf, freshFor } = figures;
  const words = [
    ...(errorRate === undefined ? [] : [t('after.ratio', { share: percent(errorRate) })]),
    ...(p95 === undefined ? [] : [t('after.p95', { p95: durationWords(t, p95) })]),
    t('after.traffic', { requests: compact(requestsPerMinute) }),
  ];
  return (
    <p className="px-5 pb-2 text-t2 max-tablet:px-4">
      {t('after.figuresOf', { name: component ?? environment, figures: words.join(t('after.and')) })}{' '}
      <span className="text-second text-t3">
        {t('after.window', { for: ageWords(t, window) })} · <Age at={asOf} freshFor={freshFor} />
      </span>
    </p>
  );
}
