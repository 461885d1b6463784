'use client';

import { useWords } from '#components/words/use-words.ts';

/** What deploying asks for beyond reading, each with what it grants, before anybody copies a line. */
export function Grants() {
  const t = useWords();
  return (
    <div className="border-b border-line1 px-5 py-3">
      <h3 className="font-semibold">{t('addSystem.deploy.title')}</h3>
      <dl className="mt-1 grid gap-2">
        {(['plan', 'deployInfrastructure', 'deployApplication', 'repository', 'approvals'] as const).map(
          (each) => (
            <div key={each}>
              <dt className="mono text-second">{each}</dt>
              <dd className="text-t2">{t(`addSystem.deploy.${each}`)}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="mt-2 text-t2">{t('addSystem.deploy.fill')}</p>
    </div>
  );
}
