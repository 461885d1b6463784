import { describe, expect, it } from 'vitest';
import { groupsIn } from './groups.ts';
import { shownName } from './shown-name.ts';

describe('the groups of a person', () => {
  it.each([
    ['a list', { groups: ['a', 'b', 'a'] }, 'groups', ['a', 'b']],
    ['one text, which is one group', { hd: 'example.org' }, 'hd', ['example.org']],
    ['nothing in the list', { groups: [] }, 'groups', []],
    ['a name with a colon', { 'cognito:groups': ['a'] }, 'cognito:groups', ['a']],
    [
      'a name that is an address',
      { 'https://example.org/groups': ['a'] },
      'https://example.org/groups',
      ['a'],
    ],
    ['a path', { realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    ['what is no text left out', { groups: ['a', 7, null, ''] }, 'groups', ['a']],
    ['no such claim', { roles: ['a'] }, 'groups', undefined],
    ['a path that ends early', { realm_access: 'x' }, 'realm_access.roles', undefined],
    ['nothing that every object has', {}, 'constructor', undefined],
  ] as const)('are %s', (_what, claims, claim, groups) => {
    expect(groupsIn(claims, claim)).toEqual(groups);
  });

  it('are not none where the provider says that there are too many', () => {
    const claims = { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'https://…' } } };
    expect(() => groupsIn(claims, 'groups')).toThrow(/too many/);
    expect(groupsIn(claims, 'roles')).toBeUndefined();
  });
});

it.each([
  ['the first that says something', [undefined, '', 7, 'Aiko'], 'Aiko'],
  ['without what turns text around or breaks the line', ['\u202eAiko\u0000\nTanaka '], 'AikoTanaka'],
  ['not longer than a line', ['x'.repeat(300)], 'x'.repeat(100)],
  ['a mark for nobody', [undefined, '\u200b'], '?'],
])('a name is %s', (_what, said, name) => {
  expect(shownName(...said)).toBe(name);
});
