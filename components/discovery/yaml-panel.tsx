'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import { SHARE, SHARE_OF_LOGS } from '#lib/domain/budget/quotas.ts';
import type { Use } from '#lib/domain/discovery/watch-yaml.ts';
import type { Watching } from '#lib/domain/discovery/watching.ts';
import { durationWords } from '#lib/words/duration.ts';
import { money } from '#lib/words/money.ts';
import type { Translate } from '#lib/words/translate.ts';
import { FoldedYaml } from './folded-yaml.tsx';
import { Grants } from './grants.tsx';
import type { Places } from './scan.ts';
import type { Checked } from './use-checked.ts';
import { Validity } from './validity.tsx';

type Props = {
  readonly yaml: string;
  /** Undefined while it is asked. */
  readonly checked: Checked | undefined;
  readonly places: Places;
  readonly systems: number;
  readonly watching: Watching;
  /** What measuring all environments may cost. */
  readonly monthlyUsd: number;
  readonly use: Use;
  readonly setUse: (use: Use) => void;
};

/** What to put into `portal.yaml`, and what happens once it is merged. */
export function YamlPanel(props: Props) {
  const t = useWords();
  const { accounts, regions, role } = props.places;
  const command = `npm run portal -- discover --account ${accounts.join(',')} --region ${regions.join(',')} --role ${role}`;
  const lines = props.yaml.trimEnd().split('\n');
  return (
    <section aria-labelledby="yaml" className="min-w-0">
      <h2 id="yaml" className="section-head flex items-center justify-between font-semibold">
        portal.yaml
        <fieldset className="segmented font-normal">
          <legend className="sr-only">{t('addSystem.use')}</legend>
          {(['watch', 'deploy'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={props.use === each}
              onClick={() => props.setUse(each)}
            >
              {t(each === 'watch' ? 'addSystem.watchOnly' : 'addSystem.watchAndDeploy')}
            </button>
          ))}
        </fieldset>
      </h2>
      {props.use === 'deploy' && <Grants />}
      {props.systems === 0 ? (
        <p className="px-5 py-4 text-t2">{t('addSystem.nothingChosen')}</p>
      ) : (
        <>
          <FoldedYaml lines={lines} />
          <Validity checked={props.checked} lines={lines.length} />
        </>
      )}
      <div className="border-t border-line1 px-5 py-3">
        <h3 className="font-semibold">{t('addSystem.merged')}</h3>
        <dl className="mt-1 grid gap-1">
          {merged(t, props).map(([name, value]) => (
            <div key={name} className="flex justify-between gap-3">
              <dt className="text-t2">{t(`addSystem.after.${name}.name`)}</dt>
              <dd className="text-right">{value}</dd>
            </div>
          ))}
        </dl>
        {props.systems > 0 && (
          <p className="mt-1 text-second text-t3">
            {t('addSystem.after.month.how', {
              every: durationWords(t, props.watching.every),
              most: money(props.monthlyUsd),
            })}
            {props.watching.unread > 0 &&
              ` ${t('addSystem.after.month.unread', { n: props.watching.unread })}`}
          </p>
        )}
        <p className="mt-1 text-t2">
          {t(props.use === 'deploy' ? 'addSystem.mergedDeploy' : 'addSystem.mergedWhat')}
        </p>
      </div>
      <div className="border-t border-line1 px-5 py-3">
        <h3 className="flex items-center justify-between gap-2 font-semibold">
          {t('addSystem.terminal')}
          <CopyButton text={command} word={t('addSystem.copyCommand')} iconOnly />
        </h3>
        <code className="discovery-command mono">{command}</code>
      </div>
    </section>
  );
}

/** What happens then, line by line. */
function merged(t: Translate, { systems, watching, use }: Props) {
  const percent = (share: number) => Math.round(share * 100);
  const { usdPerMonth, unread } = watching;
  return [
    ['first', t('addSystem.after.first.value')],
    ['quotas', t('addSystem.after.quotas.value', { share: percent(SHARE), logs: percent(SHARE_OF_LOGS) })],
    ...(systems === 0
      ? []
      : [
          [
            'month',
            usdPerMonth === 0 && unread > 0
              ? t('addSystem.after.month.unknown')
              : t('addSystem.after.month.value', { usd: money(usdPerMonth) }),
          ] as const,
        ]),
    ['deploy', t(use === 'deploy' ? 'addSystem.after.deploy.yes' : 'addSystem.after.deploy.value')],
  ] as const;
}
