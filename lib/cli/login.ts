import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { revokeToken } from '#lib/commands/tokens/revoke.ts';
import type { Whoami } from '#lib/identity/whoami.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';
import { callJson } from './remote/call.ts';
import { forgetCredential, keepCredential, readCredentials } from './remote/credentials.ts';
import { remotePortal } from './remote/remote-portal.ts';

export type LoginOptions = {
  /** Checked: https, or this machine. */
  readonly portal: string;
  /** Where the token is kept. */
  readonly file: string;
  /** What the person who confirms reads: who asks, from where. */
  readonly machine: string;
  readonly out: Output;
  readonly signal: AbortSignal;
  /** Shows the address in a browser, if this machine has one. */
  readonly open: (address: string) => void;
};

const ASK_EVERY_MS = 2_000;

const begun = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  confirmAt: z.string(),
  expiresAt: z.number(),
});
const collected = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['waiting', 'refused', 'over']) }),
  z.object({ state: z.literal('confirmed'), token: z.string(), expiresAt: z.number() }),
]);

/**
 * Signs this user in to a portal: shows a code, waits until its person confirms it in a browser, and keeps the token for
 * this user alone.
 */
export async function login({ portal, file, machine, out, signal, open }: LoginOptions): Promise<ExitCode> {
  const remote = { portal, signal };
  const { deviceCode, userCode, confirmAt } = begun.parse(
    await callJson(remote, { path: '/api/device', body: { machine } }),
  );
  out.line(`Confirm the code ${userCode} at ${confirmAt}`);
  open(confirmAt);
  for (;;) {
    const answer = collected.parse(
      await callJson(remote, { path: '/api/device/token', body: { deviceCode } }),
    );
    if (answer.state === 'refused') {
      out.line('Refused in the browser. Nothing was kept.');
      return EXIT.denied;
    }
    if (answer.state === 'over') {
      out.line('Nobody confirmed the code in time. Run portal login again.');
      return EXIT.failed;
    }
    if (answer.state === 'confirmed') {
      const { token } = answer;
      const me = (await callJson({ ...remote, token }, { path: '/api/whoami' })) as Whoami;
      const expiresAt = new Date(answer.expiresAt).toISOString();
      keepCredential(file, portal, { token, name: me.name, expiresAt });
      out.line(`Signed in to ${portal} as ${me.name} until ${expiresAt.slice(0, 10)}. Kept in ${file}.`);
      out.result({ portal, name: me.name, expiresAt, file });
      return EXIT.ok;
    }
    await pause(ASK_EVERY_MS, undefined, { signal });
  }
}

export type LogoutOptions = Pick<LoginOptions, 'file' | 'out' | 'signal'> & {
  /** The one signed in to last, when none is named. */
  readonly portal?: string;
};

/** Ends the token at the portal and forgets it here; here also when the portal does not answer, and says so. */
export async function logout({ portal, file, out, signal }: LogoutOptions): Promise<ExitCode> {
  const { current, portals } = readCredentials(file);
  const address = portal ?? current;
  const kept = address ? portals[address] : undefined;
  if (!address || !kept) {
    out.line(address ? `Not signed in to ${address}.` : 'Not signed in anywhere.');
    return EXIT.usage;
  }
  const problem = await endToken({ portal: address, token: kept.token, signal });
  forgetCredential(file, address);
  out.result({ portal: address, revoked: problem === undefined });
  if (problem === undefined) {
    out.line(`Signed out of ${address}; its token is revoked.`);
    return EXIT.ok;
  }
  out.line(`Forgotten here, but not revoked there: ${problem}. Revoke it under Settings, API tokens.`);
  return EXIT.failed;
}

async function endToken(remote: {
  portal: string;
  token: string;
  signal: AbortSignal;
}): Promise<string | undefined> {
  try {
    const { token: id } = (await callJson(remote, { path: '/api/whoami' })) as Whoami;
    if (id === null) return 'it is no API token';
    const answer = await remotePortal(remote, () => undefined).ask(revokeToken, { id });
    return answer.ok ? undefined : answer.error.code;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Asks the desktop for its browser; a machine without one has the address on its terminal. */
export function openBrowser(address: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  // No such program: the person opens the address that was printed.
  child.once('error', () => undefined);
  child.unref();
}
