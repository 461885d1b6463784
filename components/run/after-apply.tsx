import { useWords } from '#components/words/use-words.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { engineOf } from '#lib/domain/deploy/tool.ts';

/** What the runner looks at once the plan is applied, and what goes back by itself: to be known before one approves. */
export function AfterApply({ page: { plan, run } }: { readonly page: RunPage }) {
  const t = useWords();
  if (!plan || isFinal(run.state)) return null;
  return (
    <section aria-labelledby="after-apply" className="border-t border-line2 px-5 py-3 max-tablet:px-4">
      <h2 id="after-apply" className="font-semibold">
        {t('run.afterApply')}
      </h2>
      <p className="text-t2">{t(`run.verified.${engineOf(run.tool)}`)}</p>
      <p className="mt-1 text-t2">{t(`run.wayBack.${engineOf(run.tool)}`)}</p>
    </section>
  );
}
