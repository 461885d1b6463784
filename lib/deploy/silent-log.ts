import { maskerOf } from '#lib/domain/masking.ts';

/** For a look that no run is the reason of: there is no log it could be in; credentials are hidden from its errors all the same. */
export function silentLog() {
  let hidden: readonly string[] = [];
  return {
    say: () => undefined,
    hide: (...secrets: readonly string[]) => {
      hidden = [...hidden, ...secrets];
    },
    mask: (text: string) => maskerOf(hidden)(text),
  };
}
