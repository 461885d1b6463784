import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePortalConfig } from '#lib/config/parse.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { instant } from '#lib/domain/time.ts';
import type { QueryServices } from './define.ts';
import { doingShown, leaseShown, type Seen } from './processes-shown.ts';
import { settings } from './settings.ts';

const text = `${readFileSync('portal.demo.yaml', 'utf8').replace(/^access:[\s\S]*?(?=^\w|$(?![\s\S]))/m, '')}
access:
  - { group: everybody, role: auditor, on: '*' }
  - { group: items-people, role: developer, on: items/* }
  - { group: items-prod, role: approver, on: items/prod }
  - { group: hello-people, role: developer, on: hello/* }
`;
const parsed = parsePortalConfig(text, 'portal.yaml');
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const problem = {
  file: 'portal.yaml',
  line: 3,
  path: 'systems.hello',
  message: 'is wrong',
  value: 'a value',
};
const config: ConfigSource = {
  current: () => parsed.value,
  problems: () => [problem],
  writtenAt: () => instant(0),
  file: '/etc/yagura/portal.yaml',
};

const shownTo = (on: string) => {
  const caller: Caller = { id: 'a', name: 'a', grants: [{ role: 'viewer', on }], via: 'session' };
  return settings.ask({ config } as QueryServices, caller, {});
};

describe('wall row 14: settings show', () => {
  it('of the access table what covers an environment that the viewer sees, and nothing of other systems', async () => {
    const page = await shownTo('items/dev');
    expect(page.access.map((each) => each.group)).toEqual(['everybody', 'items-people']);
    expect(page.environments.map((each) => each.key)).toEqual(['items/dev']);
    expect(page.problems).toEqual([]);
    expect(JSON.stringify(page)).not.toContain('hello');
  });

  it('all of it to whoever sees the whole portal', async () => {
    const page = await shownTo('*');
    expect(page.access).toHaveLength(4);
    expect(page.problems).toEqual([problem]);
  });

  it("processes without what they do for other people's environments", () => {
    const seen: Seen = { all: false, keys: new Set(['items/dev']), accounts: new Set(['1']) };
    expect(doingShown('items/dev items/prod #12', seen)).toBe('items/dev');
    expect(doingShown('items/prod #12', { ...seen, all: true })).toBe('items/prod #12');
    expect(doingShown(null, seen)).toBeNull();
    const leases = ['environment:items/dev', 'environment:items/prod', 'collector/1', 'collector/2', 'else'];
    expect(leases.filter((each) => leaseShown(each, seen))).toEqual(['environment:items/dev', 'collector/1']);
    expect(leases.filter((each) => leaseShown(each, { ...seen, all: true }))).toEqual(leases);
  });
});
