/** Keys of what a page may have: approve, reject, compare, and what is done with a cost or a cause. */
export const OWN_KEYS = [
  { key: 'a', word: 'keys.approve' },
  { key: 'x', word: 'keys.reject' },
  { key: 'c', word: 'keys.compare' },
  { key: 's', word: 'keys.by' },
  { key: 'e', word: 'keys.file' },
  { key: 'o', word: 'keys.picture' },
  { key: 'y', word: 'keys.lines' },
  { key: 'r', word: 'keys.request' },
] as const;

/** Two keys, one after the other, that lead somewhere: `g o` is the overview. */
export const CHORDS = [
  { second: 'o', href: '/', word: 'nav.overview' },
  { second: 'd', href: '/deploys', word: 'nav.deploys' },
  { second: 'a', href: '/audit', word: 'nav.audit' },
  { second: 'b', href: '/budget', word: 'nav.budget' },
  { second: 's', href: '/settings', word: 'nav.settings' },
  { second: 'n', href: '/deploys/new', word: 'deploys.request' },
] as const;

export type KeyPress = {
  readonly key: string;
  readonly modified: boolean;
  /** A field is written in: letters are text there. */
  readonly typing: boolean;
};
export type KeyAnswer =
  | { readonly kind: 'none' | 'begun' | 'help' | 'search' }
  | { readonly kind: 'go'; readonly href: string }
  | { readonly kind: 'row'; readonly by: 1 | -1 }
  | { readonly kind: 'own'; readonly key: string };

/** What a key means; `begun` says that a `g` came just before. */
export function keyAnswer({ key, modified, typing }: KeyPress, begun: boolean): KeyAnswer {
  if (typing || modified) return { kind: 'none' };
  if (begun) {
    const chord = CHORDS.find(({ second }) => second === key);
    return chord ? { kind: 'go', href: chord.href } : { kind: 'none' };
  }
  if (key === 'g') return { kind: 'begun' };
  if (key === '?') return { kind: 'help' };
  if (key === 'j' || key === 'k') return { kind: 'row', by: key === 'j' ? 1 : -1 };
  if (OWN_KEYS.some((own) => own.key === key)) return { kind: 'own', key };
  return { kind: key === '/' ? 'search' : 'none' };
}
