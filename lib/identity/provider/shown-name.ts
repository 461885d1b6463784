const MOST_LETTERS = 100;

/** The first of these that says something, as a name on one line: no control characters, no marks that turn text around. */
export function shownName(...said: readonly unknown[]): string {
  for (const each of said) {
    if (typeof each !== 'string') continue;
    const name = each.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
    if (name) return [...name].slice(0, MOST_LETTERS).join('');
  }
  return '?';
}
