import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** One portal that this user signed in to. */
export type Credential = {
  readonly token: string;
  /** Whose it is, for a person to read. */
  readonly name: string;
  /** ISO 8601. */
  readonly expiresAt: string;
};

const schema = z.strictObject({
  /** The portal that was signed in to last. */
  current: z.string().nullable(),
  portals: z.record(
    z.string(),
    z.strictObject({ token: z.string(), name: z.string(), expiresAt: z.string() }),
  ),
});
type Kept = z.infer<typeof schema>;

const NOTHING: Kept = { current: null, portals: {} };

/** `~/.config/yagura/credentials.json`, by the XDG base directories. */
export const credentialsFile = (env: {
  readonly XDG_CONFIG_HOME?: string | undefined;
  readonly HOME?: string | undefined;
}): string => join(env.XDG_CONFIG_HOME ?? join(env.HOME ?? '.', '.config'), 'yagura', 'credentials.json');

/**
 * What is kept. Nothing where there is no file.
 * @throws Error naming the file when it is malformed, or when others on this machine may read it
 */
export function readCredentials(file: string): Kept {
  if (!existsSync(file)) return NOTHING;
  const { mode } = statSync(file);
  if ((mode & 0o077) !== 0)
    throw new Error(
      `${file} can be read by others: chmod 600 it, and revoke its token if this machine is shared`,
    );
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} is no JSON: remove it and run portal login again`);
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Keeps a credential for this user alone, and makes its portal the current one. */
export function keepCredential(file: string, portal: string, credential: Credential): void {
  const kept = readCredentials(file);
  write(file, { current: portal, portals: { ...kept.portals, [portal]: credential } });
}

/** @returns whether there was one. */
export function forgetCredential(file: string, portal: string): boolean {
  const { current, portals } = readCredentials(file);
  const { [portal]: gone, ...rest } = portals;
  if (!gone) return false;
  write(file, { current: current === portal ? (Object.keys(rest)[0] ?? null) : current, portals: rest });
  return true;
}

/** Whole or not at all, and never readable by others in between. */
function write(file: string, kept: Kept): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  chmodSync(dirname(file), 0o700);
  const next = `${file}.${process.pid}`;
  rmSync(next, { force: true });
  writeFileSync(next, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(next, file);
}
