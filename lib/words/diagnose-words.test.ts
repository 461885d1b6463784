import { expect, it } from 'vitest';
import type { Missing } from '#lib/domain/diagnose/lane.ts';
import { LOCALES } from './locale.ts';
import { translator } from './translate.ts';

const MISSING: Readonly<Record<Missing, true>> = {
  'security-group': true,
  'network-acl': true,
  'no-route-table': true,
  'no-route': true,
  blackhole: true,
  'no-public-address': true,
  'nat-unavailable': true,
  'nat-no-route': true,
  'nat-network-acl': true,
  'gateway-detached': true,
  'endpoint-unavailable': true,
  'endpoint-security-group': true,
};
const STUCK = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED'];

it.each(LOCALES)('each missing hop and each status that a stack waits in has its words: %s', (locale) => {
  const t = translator(locale);
  const keys = [
    ...Object.keys(MISSING).flatMap((why) => [
      `reasons.diagnose.no-way-out.${why}`,
      `reasons.diagnose.proof.${why}`,
      `diagnose.stopped.${why}`,
      ...(why === 'no-route' || why === 'blackhole' ? [] : [`reasons.diagnose.remedy.${why}`]),
    ]),
    ...STUCK.flatMap((status) => [
      `reasons.diagnose.stack-effect.${status}`,
      `reasons.diagnose.remedy.watched.${status}`,
    ]),
    ...['none', 'allows', 'denies', 'unread'].map((each) => `reasons.diagnose.proof.boundary-${each}`),
  ];
  expect(keys.filter((key) => !t.has(key))).toEqual([]);
});
