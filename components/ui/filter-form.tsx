'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

/** A letter more may follow: what is typed filters when somebody rests. */
const RESTS_MS = 350;

/**
 * A plain GET form that filters as soon as something is chosen. Without a script its button does it: that is only then shown.
 */
export function FilterForm(props: {
  /** Page that the form leads to; this one where it is not said. */
  readonly action?: string;
  readonly className: string;
  /** On the button. */
  readonly word: string;
  readonly children: ReactNode;
}) {
  const { action, className, word, children } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);

  const filter = () => {
    if (!form.current) return;
    const chosen = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : [],
    );
    const query = new URLSearchParams(chosen).toString();
    const here = action ?? window.location.pathname;
    router.replace(query === '' ? here : `${here}?${query}`, { scroll: false });
  };
  const soon = (waitMs: number) => {
    clearTimeout(resting.current);
    resting.current = setTimeout(filter, waitMs);
  };
  return (
    <form
      ref={form}
      method="get"
      {...(action === undefined ? {} : { action })}
      className={className}
      onChange={(event) => soon(event.target instanceof HTMLSelectElement ? 0 : RESTS_MS)}
      onSubmit={(event) => {
        event.preventDefault();
        soon(0);
      }}
    >
      {children}
      <noscript>
        <button type="submit" className="control">
          {word}
        </button>
      </noscript>
    </form>
  );
}
