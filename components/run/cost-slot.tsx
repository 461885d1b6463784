import { CircleDollarSign } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';

/** What the change will cost a month; until it is worked out, it is unknown, never nothing. */
export function CostSlot({ page }: { readonly page: RunPage }) {
  const t = useWords();
  return (
    <section aria-labelledby="run-cost" className="border-t border-line2">
      <div className="section-head">
        <h2 id="run-cost" className="font-semibold">
          {t('run.costChange')}
        </h2>
        <span className="hatch-box ml-auto text-unknown-ink">{t('cost.unknown')}</span>
      </div>
      <div className="state">
        <CircleDollarSign size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-t3" />
        <div>
          <p className="font-semibold">{t('run.costMissing')}</p>
          <p className="text-t2">{t('run.costMissingWhat')}</p>
          <p className="mt-2">
            <Link className="link" href={`/e/${page.environment}/cost`} prefetch={false}>
              {t('run.seeCost')}
            </Link>
          </p>
        </div>
      </div>
    </section>
  );
}
