import type { Failure } from '#lib/domain/reading.ts';
import type { Translate } from './translate.ts';
import { wordOr } from './word-or.ts';

export type FailureWords = { readonly title: string; readonly what: string };

/** One sentence for each way that something could not be read. */
export function failureWords(t: Translate, failure: Failure): FailureWords {
  const of = (values: Readonly<Record<string, string>>): FailureWords => ({
    title: t(`failure.${failure.kind}.title`, values),
    what: t(`failure.${failure.kind}.what`, values),
  });
  switch (failure.kind) {
    case 'denied':
      if (failure.by === 'portal') {
        const { action, resource } = failure;
        return {
          title: t('failure.denied.title'),
          what: t('failure.denied.byPortal', { action, resource }),
        };
      }
      return of({
        principal: roleName(failure.principal),
        action: failure.action,
        resource: failure.resource,
      });
    case 'throttled':
      return of({ api: failure.api });
    case 'expired':
    case 'not-found':
    case 'not-enabled':
      return of({ what: failure.what });
    case 'not-read':
      return of({});
    case 'unavailable':
      return of({ cause: wordOr(t, 'cause', failure.cause) });
    case 'malformed':
      return of({ where: failure.where });
  }
}

/** One word for a table cell: `denied`, `throttled`, … */
export const failureWord = (t: Translate, failure: Failure): string => t(`failure.${failure.kind}.word`);

/** `arn:aws:iam::…:role/yagura-items-dev-read` and assumed-role ARNs are known by the role's name. */
const roleName = (principal: string): string => /(?:role|user)\/([^/]+)/.exec(principal)?.[1] ?? principal;
