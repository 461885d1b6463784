import type { Translate } from './translate.ts';

/** The word for a code, or the code itself: what this build does not know is shown, not hidden. */
export const wordOr = (t: Translate, namespace: string, code: string): string =>
  code !== '' && t.has(`${namespace}.${code}`) ? t(`${namespace}.${code}`) : code;
