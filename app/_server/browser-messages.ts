import type { AbstractIntlMessages } from 'next-intl';

/**
 * Messages that only what the server draws asks for; they would ride along on every page otherwise. A test follows the imports
 * of everything that runs in a browser.
 */
export const SERVER_ONLY = [
  'architecture',
  'audit',
  'budget',
  'cost',
  'resources',
  'runFailure',
  'settings',
  'signIn',
] as const;

export function browserMessages(messages: AbstractIntlMessages): AbstractIntlMessages {
  const kept = Object.entries(messages).filter(([name]) => !SERVER_ONLY.some((each) => each === name));
  return Object.fromEntries(kept);
}
