import { z } from 'zod';
import { type EnvironmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import type { DemoGuide, GuideNow } from '#lib/domain/overview/guide.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { instant } from '#lib/domain/time.ts';

/** On this machine: what takes longer does not come. */
const WITHIN_MS = 1_500;

const key = z.custom<EnvironmentKey>(
  (value) => typeof value === 'string' && parseEnvironmentKey(value) !== undefined,
);
const answered = z.object({
  environment: key,
  production: key,
  brokenUntil: z.number().optional(),
  broken: z.boolean(),
  plan: z.number().int().positive().optional(),
});

/** The demo that runs beside web, over its loopback port. */
export function demoGuideAt(url: string, token: string): DemoGuide {
  const call = async (method: 'GET' | 'POST' | 'DELETE'): Promise<Result<GuideNow, string>> => {
    try {
      const answer = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(WITHIN_MS),
      });
      if (!answer.ok) return err(`${answer.status}`);
      const { brokenUntil, plan, ...rest } = answered.parse(await answer.json());
      return ok({
        ...rest,
        ...(brokenUntil === undefined ? {} : { brokenUntil: instant(brokenUntil) }),
        ...(plan === undefined ? {} : { plan }),
      });
    } catch (error) {
      return err(String(error));
    }
  };
  return {
    async now() {
      const got = await call('GET');
      return got.ok ? got.value : undefined;
    },
    breakIt: () => call('POST'),
    heal: () => call('DELETE'),
  };
}
