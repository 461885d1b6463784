import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { z } from 'zod';
import { openSession } from './open-session.ts';
import { beginFlow, FLOW_SECONDS, takeFlow } from './provider/flows.ts';
import { personOf } from './provider/people.ts';
import type { WayIn } from './provider/way-in.ts';
import {
  fromOwnPage,
  refusal,
  type SignInServices,
  spendOfAccount,
  spendOfAddress,
} from './sign-in-services.ts';
import { signInPath, wayBack } from './way-back.ts';

/** Where providers send browsers back to. Registered there, so it stays. */
export const returnPath = (provider: WayIn['id']): string => `/api/auth/return/${provider}`;
const FLOW_COOKIE_PATH = '/api/auth/return';

/**
 * Signing in at a provider. better-auth's own generic OAuth takes an answer without an ID token, looks at no `azp`, and holds
 * an address for a person; sessions are its, the steps before are ours.
 */
export const providerSignIn = (services: SignInServices) =>
  ({
    id: 'provider-sign-in',
    endpoints: {
      /** Begins: an address to send the browser to, and a cookie that binds what comes back to it. */
      signInByProvider: createAuthEndpoint(
        '/sign-in/provider',
        {
          method: 'POST',
          body: z.object({ provider: z.string(), to: z.string(), fresh: z.boolean().default(false) }),
        },
        async (ctx) => {
          if (!fromOwnPage(services, ctx.headers)) throw new APIError('FORBIDDEN');
          const way = services.ways.find((each) => each.id === ctx.body.provider);
          if (!way) throw new APIError('NOT_FOUND');
          const to = wayBack(ctx.body.to);
          try {
            spendOfAddress(services, ctx.headers);
            const redirectUri = `${services.url.origin}${returnPath(way.id)}`;
            const { fresh } = ctx.body;
            const about = { provider: way.id, redirectUri, to, fresh };
            const flow = await beginFlow(services.db, services.now(), about);
            const url = await way.authorizationUrl(flow);
            ctx.setCookie(flow.cookie, flow.secret, { ...flowCookie(services), maxAge: FLOW_SECONDS });
            return ctx.json({ url: url.href });
          } catch (error) {
            const { problem, id } = await refusal(services, way.id, error);
            return ctx.json({ url: signInPath(to, problem, id) });
          }
        },
      ),

      /** Ends: the provider's answer is checked, and a session opened or the sign-in page told why not. */
      returnFromProvider: createAuthEndpoint(
        '/return/:provider',
        { method: 'GET', query: z.record(z.string(), z.unknown()) },
        async (ctx) => {
          const way = services.ways.find((each) => each.id === ctx.params.provider);
          if (!way) throw new APIError('NOT_FOUND');
          const answer = oneOfEach(ctx.query);
          let to = '/';
          try {
            spendOfAddress(services, ctx.headers);
            const { db, now, ids } = services;
            const cookie = (name: string) => ctx.getCookie(name);
            const flow = await takeFlow(db, now(), way.id, answer.get('state') ?? '', cookie);
            to = flow.to;
            ctx.setCookie(flow.cookie, '', { ...flowCookie(services), maxAge: 0 });
            const proven = await way.identify(answer, flow);
            spendOfAccount(services, proven.issuer, proven.subject);
            const userId = await personOf(db, proven, ids);
            const { idToken, authenticatedAt } = proven;
            await openSession(ctx, services, { userId, provider: way.id, idToken, authenticatedAt });
          } catch (error) {
            const { problem, id } = await refusal(services, way.id, error);
            throw ctx.redirect(signInPath(to, problem, id));
          }
          throw ctx.redirect(to);
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

const flowCookie = ({ url }: SignInServices) =>
  ({ path: FLOW_COOKIE_PATH, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** What an answer says twice, it does not say (RFC 6749 section 3.1). */
function oneOfEach(query: Readonly<Record<string, unknown>>): URLSearchParams {
  const once = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (typeof value === 'string') once.set(name, value);
  return once;
}
