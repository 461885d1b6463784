import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { demoAccount, demoEmail } from './demo-accounts.ts';

/**
 * Signs in as one of the demo accounts without a password. `loadEnv` lets this plugin in only when every AWS
 * endpoint is loopback.
 */
export const demoSignIn = () =>
  ({
    id: 'demo-sign-in',
    endpoints: {
      signInDemo: createAuthEndpoint(
        '/sign-in/demo',
        { method: 'POST', body: z.object({ name: z.string() }) },
        async (ctx) => {
          if (!isOwnHost(ctx.headers?.get('host'), ctx.context.baseURL))
            throw new APIError('FORBIDDEN', { message: 'demo sign-in answers under its own address alone' });
          const account = demoAccount(ctx.body.name);
          if (!account) throw new APIError('BAD_REQUEST', { message: 'no such demo account' });
          const { internalAdapter } = ctx.context;
          const known = await internalAdapter.findUserById(account.id);
          const user = known ?? (await internalAdapter.createUser(demoUser(account), { method: 'demo' }));
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ name: account.name });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

/** A page that rebinds its own name to this machine's address still says that name. */
function isOwnHost(host: string | null | undefined, baseURL: string): boolean {
  if (!host) return true;
  const { hostname } = new URL(`http://${host}`);
  return (
    /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) || hostname === new URL(baseURL).hostname
  );
}

const demoUser = (account: NonNullable<ReturnType<typeof demoAccount>>) => ({
  id: account.id,
  name: account.name,
  email: demoEmail(account),
  emailVerified: true,
  groups: [...account.groups],
});
