import type { AbstractIntlMessages } from 'next-intl';

/**
 * What the frame of every page asks for in the browser: names of messages or of groups of them. A page whose own leaves ask for
 * more wraps them in `PageWords`; a test follows the imports of every page.
 */
export const EVERYWHERE = [
  'account.signOut',
  'deploys.request',
  'duration',
  'environment.for',
  'environment.pages',
  'keys',
  'live',
  'logs.keys',
  'nav',
  'palette',
  'panel.nextTry',
  'panel.tryingNow',
  'plain',
  'preferences',
  'shell',
  'silence',
  'status',
  'tab',
  'text.mark',
] as const;

/** The named messages alone: all of them would ride along on every page, twice as much as the page itself. */
export function browserMessages(
  messages: AbstractIntlMessages,
  more: readonly string[] = [],
): AbstractIntlMessages {
  const kept: AbstractIntlMessages = {};
  for (const name of [...EVERYWHERE, ...more]) keep(messages, kept, name.split('.'));
  return kept;
}

function keep(
  from: AbstractIntlMessages,
  to: AbstractIntlMessages,
  [first = '', ...rest]: readonly string[],
): void {
  const value = from[first];
  if (value === undefined) throw new Error(`no message ${first}`);
  if (rest.length === 0 || !isGroup(value)) {
    to[first] = value;
    return;
  }
  const group = to[first];
  const inner = group !== undefined && isGroup(group) ? { ...group } : {};
  keep(value, inner, rest);
  to[first] = inner;
}

/** A message parsed by the build is a list, an unparsed one a text. */
const isGroup = (value: AbstractIntlMessages[string]): value is AbstractIntlMessages =>
  typeof value === 'object' && !Array.isArray(value);
