/** What each process may do to each table: only what it writes. The owner (`migrate`) may do all. */
export const DATABASE_ROLES = {
  web: 'yagura_web',
  collector: 'yagura_collector',
  runner: 'yagura_runner',
} as const;
export type DatabaseRole = keyof typeof DATABASE_ROLES;

type Verb = 'select' | 'insert' | 'update' | 'delete';
/** A verb on all columns, or on these alone. */
type Right = Verb | { readonly [Each in 'select' | 'insert' | 'update']?: readonly string[] };
const READ: readonly Right[] = ['select'];
const APPEND: readonly Right[] = ['select', 'insert'];
const WRITE: readonly Right[] = ['select', 'insert', 'update'];
const ALL: readonly Right[] = ['select', 'insert', 'update', 'delete'];

/** A decision moves a run; which rows and moves are web's, `runs_by_web` of migration 0005 says. */
const DECIDED = ['state', 'updated_at', 'finished_at'];

export const GRANTS: Readonly<Record<string, Partial<Record<DatabaseRole, readonly Right[]>>>> = {
  readings: { web: READ, collector: ALL, runner: READ },
  health_samples: { web: READ, collector: ALL, runner: READ },
  snapshots: { web: READ, collector: WRITE, runner: WRITE },
  cache: { web: READ, collector: ALL },
  cost_months: { web: READ, collector: WRITE },
  bill_months: { web: READ, collector: WRITE },
  api_calls: { web: READ, collector: ALL, runner: WRITE },
  heartbeats: { web: ALL, collector: ALL, runner: ALL },
  notices: { web: APPEND, collector: ALL, runner: APPEND },
  // The runner asks for one thing by itself: what was there before a release that failed.
  deployments: { web: APPEND, collector: READ, runner: APPEND },
  runs: {
    web: ['select', 'insert', { update: DECIDED }],
    collector: READ,
    runner: WRITE,
  },
  run_events: { web: APPEND, collector: READ, runner: APPEND },
  run_log: { web: READ, runner: APPEND, collector: [{ select: ['seq', 'run_id'] }, 'delete'] },
  // What is old is swept by the collector, which reads no plan and no file for it.
  plans: {
    web: READ,
    runner: WRITE,
    collector: [{ select: ['id', 'run_id', 'made_at', 'files', 'counts'] }, 'delete'],
  },
  blobs: {
    runner: ['select', 'insert', { update: ['stored_at'] }],
    collector: [{ select: ['hash', 'stored_at'] }, 'delete'],
  },
  run_breaks: { web: READ, collector: WRITE, runner: READ },
  release_watches: { web: READ, collector: READ, runner: WRITE },
  // Web is believed for none of it: a run of the same commit is given what a runner built.
  releases: { web: READ, collector: ['select', 'delete'], runner: APPEND },
  approvals: { web: APPEND, runner: READ },
  // That a line is started again and that a glass is broken, the runner believes with its row of the audit's chain alone.
  line_stops: {
    web: ['select', 'insert', { update: ['ended_by', 'ended_at', 'ended_why'] }],
    collector: READ,
    runner: READ,
  },
  glass_breaks: { web: APPEND, collector: READ, runner: READ },
  repository_refs: { web: READ, collector: READ, runner: WRITE },
  declared_places: { web: READ, collector: READ, runner: WRITE },
  pushed_states: { web: WRITE, collector: READ },
  repository_wishes: { web: WRITE, runner: ['select', 'delete'] },
  forge_events: { web: APPEND, collector: ALL },
  forge_pulls: { web: WRITE, collector: WRITE },
  forge_posts: { web: READ, collector: ALL },
  forge_seen: { collector: ALL },
  forge_again: { web: WRITE, collector: ['select', 'delete'] },
  outside_changes: { web: APPEND, collector: WRITE, runner: READ },
  stack_operations: { web: APPEND, collector: READ, runner: WRITE },
  aws_sightings: { web: READ, collector: READ, runner: WRITE },
  leases: { web: READ, collector: WRITE, runner: WRITE },
  audit: { web: APPEND, collector: APPEND, runner: APPEND },
  audit_anchors: { web: READ, collector: READ, runner: APPEND },
  passkey_uses: { web: READ, runner: APPEND },
  key_enrollments: { web: ALL },
  // The runner reads groups to take an approval away, never to believe one: sign-in, which is web's, writes them.
  users: { web: WRITE, runner: [{ select: ['id', 'name', 'email', 'groups'] }] },
  // Of what has ended the collector learns no more than when.
  sessions: { web: ALL, collector: [{ select: ['expires_at'] }, 'delete'] },
  accounts: { web: ALL },
  verifications: { web: ALL, collector: [{ select: ['expires_at'] }, 'delete'] },
  tokens: { web: WRITE },
  device_logins: { web: ALL, collector: [{ select: ['expires_at'] }, 'delete'] },
  log_views: { web: ALL },
  happenings: {
    web: ['select', 'insert', { update: ['acknowledged_by', 'acknowledged_at'] }],
    collector: ALL,
    runner: APPEND,
  },
  deliveries: { web: ['select', { update: ['state', 'next_at', 'tries'] }], collector: ALL },
  drift_checks: { web: READ, collector: READ, runner: WRITE },
  mutes: { web: ALL, collector: ALL },
  list_views: { web: ALL },
  favourites: { web: ALL },
  insights_runs: { web: READ, collector: ALL },
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
        rights[role] ? [`grant ${rights[role].flatMap(rightText).join(', ')} on "${table}" to ${name}`] : [],
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

const rightText = (right: Right): readonly string[] =>
  typeof right === 'string'
    ? [right]
    : Object.entries(right).map(
        ([verb, columns]) => `${verb} (${columns.map((each) => `"${each}"`).join(', ')})`,
      );
