'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Places } from './scan.ts';

/** What to put into `portal.yaml`, and what happens once it is merged. */
export function YamlPanel(props: {
  readonly yaml: string;
  readonly places: Places;
  readonly systems: number;
}) {
  const t = useWords();
  const { accounts, regions, role } = props.places;
  const command = `npm run portal -- discover --account ${accounts.join(',')} --region ${regions.join(',')} --role ${role}`;
  const lines = props.yaml.trimEnd().split('\n');
  return (
    <section aria-labelledby="yaml" className="min-w-0">
      <h2 id="yaml" className="section-head flex items-center justify-between font-semibold">
        portal.yaml{' '}
        <span className="font-normal text-t2">
          {t('addSystem.watchOnly')}
          {props.systems > 0 && ` · ${t('addSystem.lines', { count: lines.length })}`}
        </span>
      </h2>
      {props.systems === 0 ? (
        <p className="px-5 py-4 text-t2">{t('addSystem.nothingChosen')}</p>
      ) : (
        <ol className="discovery-yaml mono" aria-label="portal.yaml">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={index}>{line}</li>
          ))}
        </ol>
      )}
      <div className="border-t border-line1 px-5 py-3">
        <h3 className="font-semibold">{t('addSystem.merged')}</h3>
        <dl className="mt-1 grid gap-1">
          {(['first', 'deploy'] as const).map((each) => (
            <div key={each} className="flex justify-between gap-3">
              <dt className="text-t2">{t(`addSystem.after.${each}.name`)}</dt>
              <dd className="text-right">{t(`addSystem.after.${each}.value`)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-1 text-t2">{t('addSystem.mergedWhat')}</p>
      </div>
      <div className="border-t border-line1 px-5 py-3">
        <h3 className="flex items-center justify-between gap-2 font-semibold">
          {t('addSystem.terminal')}
          <CopyButton text={command} word={t('addSystem.copyCommand')} iconOnly />
        </h3>
        <code className="mt-1 block [overflow-wrap:anywhere]">{command}</code>
      </div>
    </section>
  );
}
