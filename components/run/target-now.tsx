import Link from 'next/link';
import { StatusWord } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** How the environment is now, before somebody agrees to change it and after it was changed. */
export function TargetNow({ page: { environment, target } }: { readonly page: RunPage }) {
  const t = useWords();
  if (!target) return null;
  const { health, alarms, requestsPerMinute, errorRate } = target;
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
      {(cause || requestsPerMinute !== undefined) && (
        <p className="px-5 py-2 text-t2 max-tablet:px-4">
          {cause && <>{reasonWords(t, cause.reason)} </>}
          {requestsPerMinute !== undefined && (
            <span className="text-t3">
              {t('after.traffic', { requests: compact(requestsPerMinute) })}
              {errorRate !== undefined && <> · {t('after.ratio', { share: percent(errorRate) })}</>}
            </span>
          )}
        </p>
      )}
    </section>
  );
}
