import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFromFile } from '#lib/config/source.ts';
import { repoRoot } from '../toolchain.ts';
import { isShipped, rolesNamed, teamAccess } from './own-systems.ts';

const read = (file: string) => configFromFile(join(repoRoot, file)).current();

describe('a portal.yaml of somebody else', () => {
  it('is told from the shipped one by its environments', () => {
    expect(isShipped(read('portal.demo.yaml'))).toBe(true);
    expect(isShipped(read('examples/stacks-only/portal.yaml'))).toBe(false);
  });

  it('is granted the roles that it names, over what it names', () => {
    expect(teamAccess(read('examples/python-sam/portal.yaml'))).toEqual({
      'guestbook/test': {
        role_names: {
          read: 'yagura-guestbook-test-read',
          plan: 'yagura-guestbook-test-plan',
          infrastructure: 'yagura-guestbook-test-deploy-infra',
          application: 'yagura-guestbook-test-deploy-app',
        },
        prefixes: ['gb-test'],
        stacks: ['gb-test-book'],
      },
    });
  });

  it('that is only watched is granted a read role and nothing else', () => {
    const watched = read('examples/watched/portal.yaml');
    const { role_names, stacks } = teamAccess(watched)['weather/live'] ?? {};
    expect(role_names).toMatchObject({ plan: null, infrastructure: null, application: null });
    expect(stacks).toEqual(['weather-live']);
    expect(rolesNamed(watched)).toEqual(['arn:aws:iam::000000000000:role/yagura-weather-live-read']);
  });
});
