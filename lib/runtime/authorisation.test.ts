import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ACTIONS, type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { NotAllowed, type Operation } from '#lib/domain/access/operation.ts';
import { ROLES, type Role } from '#lib/domain/access/role.ts';
import { instant } from '#lib/domain/time.ts';

const audited = vi.hoisted((): { actor: string; action: string; target: string; outcome: string }[] => []);
vi.mock('#lib/store/audit.ts', async (original) => ({
  ...(await original<object>()),
  appendAudit: async (_db: unknown, entry: (typeof audited)[number]) => void audited.push(entry),
}));

/** Who may do what, written out: a change of `role.ts` must be meant here too. */
const READERS: readonly Role[] = ['viewer', 'developer', 'infrastructure', 'approver', 'auditor', 'admin'];
const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'overview:read': READERS,
  'health:read': READERS,
  'architecture:read': READERS,
  'metrics:read': READERS,
  'logs:read': READERS,
  'cost:read': READERS,
  'resources:read': READERS,
  'deploys:read': READERS,
  'budget:read': READERS,
  'settings:read': READERS,
  'notifications:manage': ['developer', 'infrastructure', 'approver', 'admin'],
  'systems:discover': ['admin'],
  'events:create': ['developer', 'infrastructure', 'admin'],
  'snapshots:create': ['developer', 'infrastructure', 'admin'],
  'deploys:request-infrastructure': ['infrastructure', 'admin'],
  'deploys:request-application': ['developer', 'infrastructure', 'admin'],
  'deploys:approve-infrastructure': ['infrastructure', 'approver', 'admin'],
  'deploys:approve-application': ['approver', 'admin'],
  'deploys:cancel': ['developer', 'infrastructure', 'approver', 'admin'],
  'deploys:stop-line': ['infrastructure', 'approver', 'admin'],
  'deploys:break-glass': ['infrastructure', 'approver', 'admin'],
  'audit:read': ['approver', 'auditor', 'admin'],
  'tokens:manage': ['developer', 'infrastructure', 'admin'],
  'tokens:revoke-any': ['admin'],
};

/** The right that each operation asks for. A new query, command or stream gets its line here. */
const NEEDS: Readonly<Record<string, Action>> = {
  'after-errors': 'logs:read',
  'all-deploys': 'deploys:read',
  'all-history': 'deploys:read',
  'approval-to-sign': 'deploys:read',
  architecture: 'architecture:read',
  'audit-anchors': 'audit:read',
  'audit-check': 'audit:read',
  'audit-entries': 'audit:read',
  'audit-export': 'audit:read',
  'audit-page': 'audit:read',
  budget: 'budget:read',
  'budget-share': 'budget:read',
  'cost-compare': 'cost:read',
  'cost-page': 'cost:read',
  'demo-guide': 'overview:read',
  'demo.break': 'deploys:request-application',
  'demo.heal': 'deploys:request-application',
  'diagnose-page': 'resources:read',
  'event.push': 'events:create',
  'snapshot.push': 'snapshots:create',
  'deployment-progress': 'deploys:read',
  'deployment.approve': 'deploys:approve-infrastructure',
  'deployment.take-over': 'deploys:request-application',
  'deployment.request': 'deploys:request-application',
  'deployment.request-application': 'deploys:request-application',
  'deployment.request-infrastructure': 'deploys:request-infrastructure',
  'deploys-to-compare': 'metrics:read',
  'environments-to-compare': 'metrics:read',
  'device-login': 'overview:read',
  'device-login.decide': 'overview:read',
  discover: 'systems:discover',
  'organization-accounts': 'systems:discover',
  'environment-deploys': 'deploys:read',
  'environment-head': 'health:read',
  'environment-history': 'deploys:read',
  'environment-now': 'deploys:read',
  'favourite.set': 'health:read',
  favourites: 'overview:read',
  'find-run': 'deploys:read',
  forges: 'settings:read',
  'key-enrollment': 'settings:read',
  'key.enroll': 'settings:read',
  'key.enrolled': 'settings:read',
  'insights-page': 'logs:read',
  'insights-result': 'logs:read',
  'insights-start': 'logs:read',
  'insights-stop': 'logs:read',
  'list-view.remove': 'overview:read',
  'list-view.save': 'overview:read',
  'list-views': 'overview:read',
  'line-page': 'deploys:read',
  'line-stop': 'overview:read',
  'line.start': 'deploys:stop-line',
  'line.stop': 'deploys:stop-line',
  'log-view.remove': 'logs:read',
  'log-view.save': 'logs:read',
  'log-views': 'logs:read',
  logs: 'logs:read',
  metrics: 'metrics:read',
  notices: 'overview:read',
  'notification.acknowledge': 'notifications:manage',
  'notification.mute': 'notifications:manage',
  'notification.send-again': 'notifications:manage',
  'notification.test': 'notifications:manage',
  'notification.unmute': 'notifications:manage',
  'measured-now': 'systems:discover',
  notifications: 'settings:read',
  'origin-offered': 'deploys:read',
  overview: 'overview:read',
  people: 'overview:read',
  picture: 'architecture:read',
  'portal-processes': 'settings:read',
  'proposed-lines': 'systems:discover',
  'own-news': 'deploys:read',
  'reading-alarms': 'health:read',
  'reading-slos': 'health:read',
  'reading-cost': 'cost:read',
  'reading-inventory': 'resources:read',
  'reading-log-groups': 'logs:read',
  'reading-outputs': 'resources:read',
  reports: 'metrics:read',
  'request-to-sign': 'deploys:read',
  'refs-offered': 'deploys:read',
  requestable: 'deploys:read',
  'request-review': 'deploys:read',
  'resources-page': 'resources:read',
  'run-log': 'deploys:read',
  'run-log-page': 'deploys:read',
  'run-page': 'deploys:read',
  'run.approve-application': 'deploys:approve-application',
  'run.approve-infrastructure': 'deploys:approve-infrastructure',
  'run.break-glass': 'deploys:break-glass',
  'run.cancel': 'deploys:cancel',
  'run.cancel-update': 'deploys:cancel',
  'run.close-application': 'deploys:approve-application',
  'run.close-infrastructure': 'deploys:approve-infrastructure',
  'run.continue-rollback': 'deploys:approve-application',
  'run.reject-application': 'deploys:approve-application',
  'run.reject-infrastructure': 'deploys:approve-infrastructure',
  'read-access': 'settings:read',
  settings: 'settings:read',
  'signed-plan': 'deploys:read',
  tail: 'logs:read',
  'token.create': 'tokens:manage',
  'token.revoke': 'overview:read',
  'token.revoke-any': 'tokens:revoke-any',
  tokens: 'overview:read',
  versions: 'deploys:read',
  'watch-list': 'overview:read',
};

type Declared = Operation<unknown, unknown, unknown>;
type Found = { readonly room: string; readonly operation: Declared };

const operations: readonly Found[] = (
  await Promise.all(['queries', 'commands', 'streams'].map(operationsIn))
).flat();

describe('the authorisation matrix', () => {
  it('names every operation once', () => {
    const names = operations.map(({ operation }) => operation.name);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it('holds every operation with the right that it needs', () => {
    expect(Object.fromEntries(operations.map(({ operation: { name, action } }) => [name, action]))).toEqual(
      NEEDS,
    );
  });

  it.each(ROLES)('gives %s exactly the rights that are written here', (role) => {
    const caller = callerWith([{ role, on: '*' }]);
    const allowed = ACTIONS.filter((action) => can(caller, action, onEnvironment('items/prod')).allowed);
    expect(allowed).toEqual(ACTIONS.filter((action) => ALLOWED[action].includes(role)));
  });

  it.each(ROLES)('keeps %s of one system out of every other', (role) => {
    const caller = callerWith([{ role, on: 'hello/*' }]);
    expect(ACTIONS.filter((action) => can(caller, action, onEnvironment('items/prod')).allowed)).toEqual([]);
  });
});

describe.each(operations.map((each) => [each.operation.name, each] as const))('%s', (name, { operation }) => {
  beforeEach(() => void audited.splice(0));

  it('refuses who has no role, before anything is read or written', async () => {
    const asked = operation.ask(untouchable(), callerWith([]), ARGUMENTS);
    await expect(asked).rejects.toThrow(NotAllowed);
    const row = { actor: 'someone', action: name, outcome: 'denied' };
    expect(audited).toEqual([expect.objectContaining(row)]);
  });

  it('refuses every role that lacks the right', async () => {
    const lacking = ROLES.filter((role) => !ALLOWED[operation.action].includes(role));
    for (const role of lacking) {
      const asked = operation.ask(untouchable(), callerWith([{ role, on: '*' }]), ARGUMENTS);
      await expect(asked, role).rejects.toThrow(NotAllowed);
    }
  });
});

/** Services of a refused operation: the clock stamps the audit row, the rest must stay untouched. New ones a call: refusals fold. */
const untouchable = (): unknown => ({
  clock: () => instant(0),
  db: new Proxy({}, { get: () => fail('the database') }),
  get config() {
    return fail('the configuration');
  },
  get collector() {
    return fail('the collector');
  },
  get queue() {
    return fail('the queue');
  },
});

function fail(what: string): never {
  throw new Error(`${what} was touched before the caller's right was known`);
}

const ARGUMENTS = {
  environment: 'items/prod',
  place: 'items/prod',
  on: 'items/prod',
  signal: AbortSignal.abort(),
};

const callerWith = (grants: Caller['grants']): Caller => ({
  id: 'someone',
  name: 'someone',
  email: 'someone@example.invalid',
  grants,
  via: 'session',
});

async function operationsIn(room: string): Promise<readonly Found[]> {
  const folder = join(import.meta.dirname, '..', room);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (each) => each.endsWith('.ts') && !each.endsWith('.test.ts'),
  );
  const modules: readonly object[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
  );
  return modules
    .flatMap((each): readonly unknown[] => Object.values(each))
    .filter(isOperation)
    .map((operation) => ({ room, operation }));
}

function isOperation(value: unknown): value is Declared {
  return typeof value === 'object' && value !== null && 'ask' in value && 'action' in value && 'on' in value;
}
