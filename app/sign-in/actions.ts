'use server';

import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { demoHome } from '#lib/identity/demo-accounts.ts';
import { isSignInProblem } from '#lib/identity/provider/problem.ts';
import { signInPath, wayBack } from '#lib/identity/way-back.ts';
import { web } from '#lib/runtime/web.ts';

/** Signs in as one of the demo accounts; the endpoint answers only beside the embedded cloud. */
export async function signInAsDemo(form: FormData): Promise<void> {
  const { auth, env } = await web();
  const to = form.get('to');
  if (!env.demoSignIn) redirect(signInPath(to));
  const ask = { body: { name: String(form.get('account')) }, headers: await headers() };
  const refused = await auth.api.signInDemo(ask).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof APIError) return String(error.body?.code ?? '');
      throw error;
    },
  );
  if (refused === undefined) {
    const back = wayBack(to);
    redirect(back === '/' ? demoHome(ask.body.name) : back);
  }
  const [problem, id] = refused.split(' ');
  redirect(signInPath(to, isSignInProblem(problem) ? problem : 'demo', id));
}
