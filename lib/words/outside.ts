import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { shortenMiddle } from './shorten.ts';
import type { Translate } from './translate.ts';

const LONGEST_NAME = 44;

/** `Function weather-live-forecast` — what was changed. */
export const outsideThing = (t: Translate, { kind, thing }: Pick<OutsideChange, 'kind' | 'thing'>): string =>
  t(`outside.thing.${kind}`, { thing: shortenMiddle(thing, LONGEST_NAME) });

/** Whoever did it as people say it: `user/rika`, `deploy/rika` of an assumed role's ARN. */
export function outsideWho(who: string): string {
  if (!who.startsWith('arn:')) return who;
  const resource = who.split(':').slice(5).join(':');
  const [type = '', ...names] = resource.split('/');
  return type === 'assumed-role' ? names.join('/') : (names.at(-1) ?? type);
}
