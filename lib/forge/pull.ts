import type { Pull } from '#lib/domain/forge/pull.ts';
import { maskerOf } from '#lib/domain/masking.ts';

const mask = maskerOf();
const LONGEST_TITLE = 200;
const LONGEST_NAME = 120;

/** Whatever anybody has written, as it may be kept: without keys, and no longer than a page shows. */
export function keptPull({ author, ...pull }: Pull): Pull | undefined {
  if (!isLink(pull.url)) return undefined;
  return {
    ...pull,
    title: mask(pull.title).slice(0, LONGEST_TITLE),
    branch: mask(pull.branch).slice(0, LONGEST_NAME),
    base: mask(pull.base).slice(0, LONGEST_NAME),
    ...(author === undefined ? {} : { author: mask(author).slice(0, LONGEST_NAME) }),
  };
}

/** What may become a link: a forge of a test is on this machine. */
function isLink(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1');
}
