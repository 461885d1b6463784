import { CircleCheck } from 'lucide-react';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type CheckName, checksPassed } from '#lib/domain/deploy/checks.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';

/** What was asked of the plan before anybody agrees, and is well: what is not stands above with its lines. */
export function Checks({ plan }: { readonly plan: RunPage['plan'] }) {
  const t = useWords();
  const { passed, others } = checksPassed(plan?.plan);
  if (!plan || passed.length === 0) return null;
  return (
    <section aria-labelledby="run-checks">
      <div className="section-head border-t border-line2">
        <h2 id="run-checks" className="font-semibold">
          {t('checks.title')}
        </h2>
        <span className="ml-auto text-second text-t3">
          {others === 0 ? t('checks.all') : t('checks.above', { n: others })}
        </span>
      </div>
      <ul className="run-checks">
        {passed.map(({ name, n }) => (
          <li key={name}>
            <CircleCheck size={15} aria-hidden="true" className="of-healthy text-(--ink)" />
            <span>{t(`checks.name.${name}` satisfies `checks.name.${CheckName}`)}</span>
            <span className="text-t2">{t(`checks.passed.${name}`, { n })}</span>
            <span className="text-second text-t3">
              <Age at={plan.madeAt} plain />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
