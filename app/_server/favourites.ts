'use server';

import { revalidatePath } from 'next/cache';
import { star } from '#lib/commands/lists/star.ts';
import { environmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { ask } from './ask.ts';

/** Stars the environment that the pressed button names, or takes its star away. */
export async function setStar(form: FormData): Promise<void> {
  for (const [name, on] of [
    ['star', true],
    ['unstar', false],
  ] as const) {
    const named = parseEnvironmentKey(String(form.get(name) ?? ''));
    if (named) await ask(star, { environment: environmentKey(named.system, named.name), on });
  }
  revalidatePath('/');
}
