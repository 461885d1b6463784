import { textAt } from '../attributes.ts';
import { urlOf } from '../edges/requests.ts';
import { addressOf } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/** A function URL that asks nobody who they are. */
export const openUrl: FindingRule = ({ world }) =>
  world.ofKind('function').flatMap((fn) => {
    const url = urlOf(fn, world);
    if (!url || textAt(url.attributes, 'authorizationType', 'authType') !== 'NONE') return [];
    return [
      finding(
        'function-url-open',
        [fn],
        {},
        `${addressOf(url)}: sign-in is NONE`,
        `${fn.name} answers whoever knows its URL`,
      ),
    ];
  });
