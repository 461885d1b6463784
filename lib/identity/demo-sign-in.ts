import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { demoAccount, demoEmail } from './demo-accounts.ts';
import { openSession } from './open-session.ts';
import { SignInFailed } from './provider/problem.ts';
import {
  fromOwnPage,
  refusal,
  type SignInServices,
  spendOfAccount,
  spendOfAddress,
} from './sign-in-services.ts';

/**
 * Signs in as one of the demo accounts without a password. `loadEnv` lets it be on only when every way to an AWS endpoint is
 * loopback.
 */
export const demoSignIn = (services: SignInServices) =>
  ({
    id: 'demo-sign-in',
    endpoints: {
      signInDemo: createAuthEndpoint(
        '/sign-in/demo',
        { method: 'POST', body: z.object({ name: z.string() }) },
        async (ctx) => {
          if (!services.demo) throw new APIError('NOT_FOUND');
          if (!fromOwnPage(services, ctx.headers))
            throw new APIError('FORBIDDEN', {
              message: 'demo sign-in answers pages of its own address alone',
            });
          try {
            const account = demoAccount(ctx.body.name);
            spendOfAddress(services, ctx.headers);
            if (!account) throw new SignInFailed('demo', 'no such demo account');
            spendOfAccount(services, 'demo', account.id);
            const { internalAdapter } = ctx.context;
            const known = await internalAdapter.findUserById(account.id);
            if (!known) await internalAdapter.createUser(demoUser(account), { method: 'demo' });
            await openSession(ctx, services, { userId: account.id, provider: 'demo' });
            return ctx.json({ name: account.name });
          } catch (error) {
            const { problem, id } = await refusal(services, 'demo', error);
            throw new APIError(problem === 'too-many' ? 'TOO_MANY_REQUESTS' : 'BAD_REQUEST', {
              message: problem,
              code: `${problem} ${id}`,
            });
          }
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

const demoUser = (account: NonNullable<ReturnType<typeof demoAccount>>) => ({
  id: account.id,
  name: account.name,
  email: demoEmail(account),
  emailVerified: true,
  groups: [...account.groups],
});
