'use client';

import { type FormEvent, useId, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { isPortalName, type Placement } from '#lib/domain/discovery/arrange.ts';

type Field = { readonly name: keyof Placement; readonly value: string; readonly known?: readonly string[] };

/** A few names in a row, checked as `portal.yaml` takes them: behind a word that opens them. */
export function PlaceForm(props: {
  /** What opens it, and what it is said to change. */
  readonly word: string;
  readonly about: string;
  readonly fields: readonly Field[];
  readonly save: (placement: Placement) => void;
}) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = props.fields.map(({ name }) => [name, String(form.get(name) ?? '').trim()] as const);
    const odd = given.find(([, text]) => !isPortalName(text));
    setProblem(odd && t('addSystem.edit.notAName', { text: odd[1] }));
    if (odd) return;
    props.save(Object.fromEntries(given));
    setOpen(false);
  };
  if (!open)
    return (
      <button
        type="button"
        className="discovery-edit link"
        aria-label={`${props.word}: ${props.about}`}
        onClick={() => setOpen(true)}
      >
        {props.word}
      </button>
    );
  return (
    <form
      className="discovery-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
      aria-label={`${props.word}: ${props.about}`}
    >
      {props.fields.map(({ name, value, known }, index) => (
        <label key={name} className="grid gap-1">
          <span className="text-second text-t2">{t(`addSystem.edit.${name}`)}</span>
          <input
            name={name}
            className="field mono"
            defaultValue={value}
            required
            maxLength={40}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: somebody has just asked for this form
            autoFocus={index === 0}
            {...(known ? { list: `${id}-${name}` } : {})}
          />
          {known && (
            <datalist id={`${id}-${name}`}>
              {known.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </label>
      ))}
      <div className="flex items-end gap-2">
        <button type="submit" className="control">
          {t('addSystem.edit.save')}
        </button>
        <button type="button" className="control" onClick={() => setOpen(false)}>
          {t('addSystem.edit.cancel')}
        </button>
      </div>
      {problem && (
        <p role="alert" className="text-failing-ink">
          {problem}
        </p>
      )}
    </form>
  );
}
