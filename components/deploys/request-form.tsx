'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useState } from 'react';
import { safeAction } from '#components/live/safe-action.ts';
import { useKept } from '#components/live/use-kept.ts';
import { signedAction, type ToSignAnswer } from '#components/proof/signed-action.ts';
import { useWords } from '#components/words/use-words.ts';
import type { RequestableComponent, RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import type { OriginOffered } from '#lib/domain/deploy/versions.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { ComponentChoice, isFree } from './component-choice.tsx';
import { RefChoice } from './ref-choice.tsx';

export type RequestState = { readonly refused?: string };

/** One commit, one environment, some or all of its components. The choice is in the address: the page shows beside it how the environment is. */
export function RequestForm(props: {
  /** All that can be chosen; where they are too many for a list, only the one that was named, if there is such a one. */
  readonly environments: readonly RequestableEnvironment[];
  /** There are too many to list: the environment is written. */
  readonly named: boolean;
  readonly chosen: string | undefined;
  /** What the repositories of the chosen environment offer, by name. */
  readonly refs: Readonly<Record<string, Reading<RepositoryRefs>>>;
  /** The bytes of a run in place of a commit that is named: environment and commit stand. */
  readonly offered?: OriginOffered;
  /** What is said of the offer, drawn by the server: reasons are many words. */
  readonly about?: ReactNode;
  /** The one component that was meant first. */
  readonly only?: string;
  /** The commit that was meant first, whole; what somebody typed for another request is not taken for it. */
  readonly commit?: string;
  readonly prepare: (form: FormData) => Promise<ToSignAnswer>;
  readonly action: (before: RequestState, form: FormData) => Promise<RequestState>;
}) {
  const t = useWords();
  const router = useRouter();
  const [key, setKey] = useState<string>(props.chosen ?? props.environments[0]?.key ?? '');
  const environment = props.environments.find((each) => each.key === key);
  const action = environment?.signed ? signedAction(props.prepare, props.action, t) : props.action;
  const { commit } = props;
  const ref = useKept(commit === undefined ? 'ref' : `ref ${commit}`, commit ?? 'HEAD');
  const words = { noAnswer: t('live.noAnswer'), notDone: t('live.notDone') };
  const [state, submit, busy] = useActionState(safeAction(action, words, ref.forget), {});
  const choose = (next: string) => {
    setKey(next);
    router.replace(`?${new URLSearchParams({ environment: next })}`, { scroll: false });
  };
  /** What is still being written is not wrong yet. */
  const wasLookedUp = key !== '' && key === props.chosen;
  const { offered } = props;
  const components = (environment?.components ?? []).flatMap((each) => within(each, offered));
  const [picked, setPicked] = useState<{ readonly of: string; readonly names: readonly string[] }>();
  const chosen = picked?.of === key ? picked.names : firstChoice(components, props.only);
  const repository = (components.find(({ name }) => chosen.includes(name)) ?? components[0])?.repository;
  const watched = environment !== undefined && !environment.components.some(({ deployable }) => deployable);
  const waitsFor = environment
    ? watched
      ? 'onlyWatched'
      : components.some(isFree)
        ? 'chooseOne'
        : 'noneAllowed'
    : wasLookedUp
      ? 'noSuch'
      : props.named
        ? 'nameFirst'
        : undefined;
  return (
    <form action={submit} data-follows="repositories" className="grid max-w-xl content-start gap-4 px-5 py-4">
      {props.about}
      <div className="grid gap-1" hidden={offered !== undefined}>
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
      {components.length > 0 && (
        <ComponentChoice
          components={components}
          chosen={chosen}
          choose={(names) => setPicked({ of: key, names })}
        />
      )}
      {!offered && !watched && (
        <RefChoice text={ref} reading={repository === undefined ? undefined : props.refs[repository]} />
      )}
      <div>
        <button type="submit" className="control control-primary" disabled={busy || chosen.length === 0}>
          {busy ? t('run.sending') : t(wordOf(offered, environment?.signed === true))}
        </button>
        {environment?.signed && (
          <p className="mt-1 text-second text-t3">
            {t('deploys.signedHere')} <code>portal deploy {key} --sign-with ~/.ssh/id_ed25519</code>
          </p>
        )}
        {chosen.length === 0 && waitsFor && (
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

/** Of an offer, only what ran there; what may not go on is there and cannot be chosen. */
function within(
  component: RequestableComponent,
  offered: OriginOffered | undefined,
): readonly RequestableComponent[] {
  if (!offered) return [component];
  const found = offered.components.find(({ name }) => name === component.name);
  return found ? [{ ...component, allowed: component.allowed && !found.refused }] : [];
}

const wordOf = (offered: OriginOffered | undefined, signed: boolean): string => {
  const kind = offered?.origin.kind ?? 'request';
  return `deploys.submit.${kind}${signed ? 'Signed' : ''}`;
};

/** Everything that may be asked for, of one repository: a request is for one commit. */
function firstChoice(
  components: readonly RequestableComponent[],
  only: string | undefined,
): readonly string[] {
  const free = components.filter((each) => isFree(each) && (only === undefined || each.name === only));
  return free.filter(({ repository }) => repository === free[0]?.repository).map(({ name }) => name);
}
