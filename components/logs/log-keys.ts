/** What the keys of the Logs tab do; the portal's own map of keys lists them. */
export const LOG_KEYS = [
  { key: '↑ ↓ · j k', word: 'logs.keys.move' },
  { key: 'Enter · x', word: 'logs.keys.open' },
  { key: 'f', word: 'logs.keys.follow' },
  { key: '/', word: 'logs.keys.filter' },
  { key: 'Backspace', word: 'logs.keys.clear' },
  { key: 'c', word: 'logs.keys.context' },
  { key: 's', word: 'logs.keys.similar' },
  { key: 'w', word: 'logs.keys.wrap' },
  { key: 'l', word: 'logs.keys.platform' },
  { key: 'Space · p', word: 'logs.keys.pause' },
  { key: 'Esc', word: 'logs.keys.close' },
] as const;

export type LogAct =
  | 'up'
  | 'down'
  | 'open'
  | 'follow'
  | 'filter'
  | 'clear'
  | 'context'
  | 'similar'
  | 'wrap'
  | 'platform'
  | 'pause'
  | 'close';

const LETTERS: Readonly<Record<string, LogAct | undefined>> = {
  ArrowUp: 'up',
  k: 'up',
  ArrowDown: 'down',
  j: 'down',
  x: 'open',
  f: 'follow',
  '/': 'filter',
  Backspace: 'clear',
  c: 'context',
  // `g` begins the portal's own ways from page to page.
  s: 'similar',
  w: 'wrap',
  l: 'platform',
  p: 'pause',
};

type Press = {
  readonly key: string;
  readonly modified: boolean;
  /** What has the focus: a field takes letters, a control its own Enter and Space. */
  readonly on: 'field' | 'control' | 'line' | 'page';
};

/** What a key means here; undefined leaves it to the browser and the portal. */
export function logAct({ key, modified, on }: Press): LogAct | undefined {
  if (modified || on === 'field') return undefined;
  const letter = LETTERS[key];
  if (letter) return letter;
  switch (key) {
    case ' ':
      return on === 'control' ? undefined : 'pause';
    case 'Enter':
      // A line with the focus is a button: it opens by itself.
      return on === 'page' ? 'open' : undefined;
    case 'Escape':
      return 'close';
    default:
      return undefined;
  }
}

/** Where a key was pressed. */
export function placeOf(target: EventTarget | null): Press['on'] {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.matches('input, textarea, select, [contenteditable]') || target.closest('dialog, [popover]')) {
    return 'field';
  }
  if (target.matches('.log-message')) return 'line';
  return target.matches('a, button, summary') ? 'control' : 'page';
}
