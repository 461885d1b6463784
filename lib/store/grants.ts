/** What each process may do to each table: only what it writes. The owner (`migrate`) may do all. */
export const DATABASE_ROLES = {
  web: 'yagura_web',
  collector: 'yagura_collector',
  runner: 'yagura_runner',
} as const;
export type DatabaseRole = keyof typeof DATABASE_ROLES;

type Right = 'select' | 'insert' | 'update' | 'delete';
const READ: readonly Right[] = ['select'];
const APPEND: readonly Right[] = ['select', 'insert'];
const WRITE: readonly Right[] = ['select', 'insert', 'update'];
const ALL: readonly Right[] = ['select', 'insert', 'update', 'delete'];

export const GRANTS: Readonly<Record<string, Partial<Record<DatabaseRole, readonly Right[]>>>> = {
  readings: { web: READ, collector: ALL, runner: READ },
  health_samples: { web: READ, collector: ALL, runner: READ },
  snapshots: { web: READ, collector: WRITE, runner: WRITE },
  cache: { web: READ, collector: ALL },
  cost_months: { web: READ, collector: WRITE },
  bill_months: { web: READ, collector: WRITE },
  api_calls: { web: READ, collector: WRITE, runner: WRITE },
  heartbeats: { web: ALL, collector: ALL, runner: ALL },
  notices: { web: APPEND, collector: ALL, runner: APPEND },
  deployments: { web: APPEND, collector: READ, runner: READ },
  runs: { web: WRITE, collector: READ, runner: WRITE },
  run_events: { web: APPEND, collector: READ, runner: APPEND },
  run_log: { web: READ, runner: APPEND },
  plans: { web: READ, runner: WRITE },
  blobs: { runner: APPEND },
  approvals: { web: APPEND, runner: READ },
  stack_operations: { web: APPEND, collector: READ, runner: WRITE },
  aws_sightings: { web: READ, collector: READ, runner: WRITE },
  leases: { web: READ, collector: WRITE, runner: WRITE },
  audit: { web: APPEND, collector: APPEND, runner: APPEND },
  users: { web: ALL },
  sessions: { web: ALL },
  accounts: { web: ALL },
  verifications: { web: ALL },
  tokens: { web: WRITE },
  device_logins: { web: ALL },
};

/** SQL that gives every role its rights anew. Roles that do not exist are passed over: one `DATABASE_URL` for all. */
export function grantStatements(existing: readonly string[]): string[] {
  return (Object.keys(DATABASE_ROLES) as DatabaseRole[])
    .map((role) => ({ role, name: DATABASE_ROLES[role] }))
    .filter(({ name }) => existing.includes(name))
    .flatMap(({ role, name }) => [
      `revoke all on all tables in schema public from ${name}`,
      `grant usage on schema public to ${name}`,
      `grant usage on all sequences in schema public to ${name}`,
      ...Object.entries(GRANTS).flatMap(([table, rights]) =>
        rights[role] ? [`grant ${rights[role].join(', ')} on "${table}" to ${name}`] : [],
      ),
      ...(role === 'collector'
        ? []
        : [
            `grant usage on schema pgboss to ${name}`,
            `grant select, insert, update, delete on all tables in schema pgboss to ${name}`,
            `grant usage on all sequences in schema pgboss to ${name}`,
            `grant execute on all functions in schema pgboss to ${name}`,
          ]),
    ]);
}
