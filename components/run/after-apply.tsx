import { useWords } from '#components/words/use-words.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { WatchRules } from '#lib/domain/deploy/release-watch.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { engineOf } from '#lib/domain/deploy/tool.ts';
import { ageWords } from '#lib/words/duration.ts';
import { percent } from '#lib/words/figures.ts';
import { shortCommit } from '#lib/words/shorten.ts';

/** What the runner looks at once the plan is applied, and what goes back by itself: to be known before one approves. */
export function AfterApply({ page: { plan, run, after, release, deployment } }: { readonly page: RunPage }) {
  const t = useWords();
  if (!plan || isFinal(run.state)) return null;
  const { before } = release;
  const back = before?.deployment.commit === deployment.commit ? undefined : before;
  return (
    <section aria-labelledby="after-apply" className="border-b border-line1 px-5 py-3 max-tablet:px-4">
      <h2 id="after-apply" className="font-semibold">
        {t('run.afterApply')}
      </h2>
      <p className="text-t2">{t(`run.verified.${engineOf(run.tool)}`)}</p>
      {after.rules ? (
        <Watched
          rules={after.rules}
          before={back}
          goesBack={run.lane === 'application' && engineOf(run.tool) === 'cloudformation'}
        />
      ) : (
        <p className="mt-1 text-t2">{t(`run.wayBack.${engineOf(run.tool)}`)}</p>
      )}
    </section>
  );
}

type Rules = {
  readonly rules: WatchRules;
  /** What would be brought back. */
  readonly before: RequestedRun | undefined;
  readonly goesBack: boolean;
};

function Watched({ rules, before, goesBack }: Rules) {
  const t = useWords();
  const { watch, errorRatio, latency, wayBack } = rules;
  const back = !goesBack ? 'rulesNotBack' : wayBack === 'automatic' ? 'rulesBack' : 'rulesPeople';
  return (
    <>
      <p className="mt-1 text-t2">
        {t('after.rules', { for: ageWords(t, watch), share: percent(errorRatio), times: latency })}
      </p>
      <p className="mt-1 text-t2">
        {back === 'rulesBack' && before
          ? t('after.rulesBackTo', { commit: shortCommit(before.deployment.commit), run: before.run.number })
          : t(`after.${back}`)}
      </p>
    </>
  );
}
