'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { safeAction } from '#components/live/safe-action.ts';
import { useKept } from '#components/live/use-kept.ts';
import { signedAction, type ToSignAnswer } from '#components/proof/signed-action.ts';
import { useWords } from '#components/words/use-words.ts';
import type { RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';

export type RequestState = { readonly refused?: string };
type Lanes = 'both' | 'infrastructure' | 'application';

/** One commit, one environment, one or both lanes. The choice is in the address: the page shows beside it how the environment is. */
export function RequestForm(props: {
  /** All that can be chosen; where they are too many for a list, only the one that was named, if there is such a one. */
  readonly environments: readonly RequestableEnvironment[];
  /** There are too many to list: the environment is written. */
  readonly named: boolean;
  readonly chosen: string | undefined;
  readonly prepare: (form: FormData) => Promise<ToSignAnswer>;
  readonly action: (before: RequestState, form: FormData) => Promise<RequestState>;
}) {
  const t = useWords();
  const router = useRouter();
  const [key, setKey] = useState<string>(props.chosen ?? props.environments[0]?.key ?? '');
  const environment = props.environments.find((each) => each.key === key);
  const action = environment?.signed ? signedAction(props.prepare, props.action, t) : props.action;
  const ref = useKept('ref', 'HEAD');
  const words = { noAnswer: t('live.noAnswer'), notDone: t('live.notDone') };
  const [state, submit, busy] = useActionState(safeAction(action, words, ref.forget), {});
  const choose = (next: string) => {
    setKey(next);
    router.replace(`?${new URLSearchParams({ environment: next })}`, { scroll: false });
  };
  /** What is still being written is not wrong yet. */
  const wasLookedUp = key !== '' && key === props.chosen;
  const options = environment ? optionsOf(environment) : [];
  const waitsFor = environment
    ? 'noneAllowed'
    : wasLookedUp
      ? 'noSuch'
      : props.named
        ? 'nameFirst'
        : undefined;
  const [wanted, setWanted] = useState<Lanes>('both');
  const lanes =
    options.find((each) => each.lanes === wanted && each.allowed) ?? options.find((each) => each.allowed);
  return (
    <form action={submit} className="grid max-w-xl gap-4 px-5 py-4">
      <div className="grid gap-1">
        <label htmlFor="environment" className="text-t2">
          {t('deploys.column.environment')}
        </label>
        {props.named ? (
          <input
            id="environment"
            name="environment"
            className="field"
            value={key}
            required
            maxLength={100}
            spellCheck={false}
            placeholder={t('deploys.typed')}
            onChange={({ target }) => setKey(target.value)}
            onBlur={() => key !== props.chosen && choose(key)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || environment) return;
              event.preventDefault();
              choose(key);
            }}
          />
        ) : (
          <select
            id="environment"
            name="environment"
            className="field"
            value={key}
            onChange={({ target }) => choose(target.value)}
          >
            {props.environments.map((each) => (
              <option key={each.key} value={each.key}>
                {each.key}
              </option>
            ))}
          </select>
        )}
      </div>
      {options.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="pb-1 text-t2">{t('deploys.lanes')}</legend>
          {options.map(({ lanes: value, allowed }) => (
            <label key={value} className={`flex min-h-7 items-center gap-2 ${allowed ? '' : 'text-t3'}`}>
              <input
                type="radio"
                name="lanes"
                value={value}
                disabled={!allowed}
                checked={lanes?.lanes === value}
                onChange={() => setWanted(value)}
              />
              {t(`deploys.wanted.${value}`)}
              {!allowed && <span className="text-second">{t('deploys.noRole')}</span>}
            </label>
          ))}
        </fieldset>
      )}
      <label className="grid gap-1">
        <span className="text-t2">{t('deploys.ref')}</span>
        <input
          name="ref"
          className="field mono"
          value={ref.text}
          onChange={({ target }) => ref.write(target.value)}
          required
          maxLength={200}
          spellCheck={false}
        />
        <span className="text-second text-t3">{t('deploys.refHint')}</span>
      </label>
      <div>
        <button type="submit" className="control control-primary" disabled={busy || !lanes}>
          {busy ? t('run.sending') : t(environment?.signed ? 'deploys.signAndRequest' : 'deploys.request')}
        </button>
        {environment?.signed && (
          <p className="mt-1 text-second text-t3">
            {t('deploys.signedHere')} <code>portal deploy {key} --sign-with ~/.ssh/id_ed25519</code>
          </p>
        )}
        {!lanes && waitsFor && (
          <p className="mt-1 text-second text-t2" role="status">
            {t(`deploys.${waitsFor}`, { key })}
          </p>
        )}
        {state.refused && (
          <p role="alert" className="mt-2 text-failing-ink">
            {state.refused}
          </p>
        )}
      </div>
    </form>
  );
}

function optionsOf({
  lanes,
}: RequestableEnvironment): readonly { readonly lanes: Lanes; readonly allowed: boolean }[] {
  const infrastructure = lanes.find(({ lane }) => lane === 'infrastructure');
  const application = lanes.find(({ lane }) => lane === 'application');
  return [
    ...(application
      ? [{ lanes: 'both' as const, allowed: Boolean(infrastructure?.allowed && application.allowed) }]
      : []),
    { lanes: 'infrastructure', allowed: infrastructure?.allowed ?? false },
    ...(application ? [{ lanes: 'application' as const, allowed: application.allowed }] : []),
  ];
}
