import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REMOTE_OPERATIONS } from './operations.ts';

const read = (name: string, args: unknown) =>
  REMOTE_OPERATIONS.get(name)?.read(args) ?? { problems: 'unknown' };

describe('from far away', () => {
  it.each([
    ['deployment.request', { environment: 'items/dev', ref: 'main' }],
    ['deployment-progress', { environment: 'items/dev', id: 'd', after: 0 }],
    ['architecture', { environment: 'items/dev', view: 'simple' }],
    ['architecture', { environment: 'items/dev', view: 'simple', change: {} }],
    ['audit-entries', { after: 0, limit: 1_000 }],
    ['run.close-application', { environment: 'items/dev', runId: 'r', as: 'failed', why: 'seen' }],
    ['run.continue-rollback', { environment: 'items/dev', runId: 'r', skip: ['Custom1'] }],
  ])('%s can be asked with %j', (name, args) => expect(read(name, args)).toHaveProperty('ask'));

  it.each([
    ['deployment.request', { environment: 'items', ref: 'main' }],
    ['deployment.request', { environment: 'items/dev', ref: 'x'.repeat(201) }],
    ['deployment.request', { environment: 'items/dev', ref: 'main', requestedBy: 'somebody' }],
    ['deployment.request', null],
    ['deployment.request', undefined],
    ['run.close-application', { environment: 'items/dev', runId: 'r', as: 'applied', why: 'seen' }],
    ['run.close-application', { environment: 'items/dev', runId: 'r', as: 'failed', why: ' ' }],
    ['run.continue-rollback', { environment: 'items/dev', runId: 'r', skip: ['a b'] }],
    ['audit-entries', { after: -1, limit: 10 }],
    ['audit-entries', { after: 0, limit: 100_000 }],
    ['token.create', { name: 'x', scopes: ['everything'], on: ['*'], days: 1 }],
    ['__proto__', {}],
    ['constructor', {}],
  ])('%s cannot be asked with %j', (name, args) => expect(read(name, args)).toHaveProperty('problems'));

  it('every operation that a command asks can be asked', () => {
    const folder = join(import.meta.dirname, '../cli');
    const asked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return /[.\s]ask\(/.test(text)
          ? [...text.matchAll(/import \{([^}]+)\} from '#lib\/(?:queries|commands)\//g)].flatMap(
              ([, names = '']) => names.split(',').map((each) => each.trim()),
            )
          : [];
      })
      .filter((each) => each !== '' && !each.startsWith('type '));
    const source = readFileSync(join(import.meta.dirname, 'operations.ts'), 'utf8');
    expect(asked.length).toBeGreaterThan(8);
    for (const each of asked) expect(source, each).toMatch(new RegExp(`remote\\(\\s*${each},`));
  });
});
