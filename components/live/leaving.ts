/** A form leads to another document, as the one that signs out; one that only brings a file leaves this where it is. */
const LEAVES_WITHIN_MS = 5_000;

/** Whether this page is being left: nothing is asked for it then, whose session may be over already. */
export type Leaving = {
  /** Milliseconds until it is taken for one that stays; 0 when nobody leaves it. */
  readonly left: () => number;
  /** Aborted when somebody leaves. */
  readonly signal: () => AbortSignal;
  readonly close: () => void;
};

export function hearLeaving(): Leaving {
  let until = 0;
  let leave = new AbortController();
  const onSubmit = (event: Event) => {
    // The router's own forms stay on this document.
    if (event.defaultPrevented) return;
    until = Date.now() + LEAVES_WITHIN_MS;
    leave.abort();
    leave = new AbortController();
  };
  window.addEventListener('submit', onSubmit);
  return {
    left: () => Math.max(0, until - Date.now()),
    signal: () => leave.signal,
    close: () => window.removeEventListener('submit', onSubmit),
  };
}
