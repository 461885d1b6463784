'use server';

import { revalidatePath } from 'next/cache';
import type { SavedSoFar } from '#components/ui/save-view.tsx';
import { removeListView } from '#lib/commands/lists/remove-view.ts';
import { saveListView } from '#lib/commands/lists/save-view.ts';
import { LISTS } from '#lib/domain/list-view.ts';
import { ask } from './ask.ts';

/** Keeps the filters that the form names. */
export async function keepView(_: SavedSoFar, form: FormData): Promise<SavedSoFar> {
  const list = LISTS.find((each) => each === form.get('list'));
  if (!list) return 'failed';
  const [name, query] = ['name', 'query'].map((each) => String(form.get(each) ?? ''));
  const answer = await ask(saveListView, { list, name: name ?? '', query: query ?? '' });
  if (answer.ok) revalidatePath('/', 'layout');
  return answer.ok ? 'saved' : 'failed';
}

export async function forgetView(form: FormData): Promise<void> {
  await ask(removeListView, { id: String(form.get('id') ?? '') });
  revalidatePath('/', 'layout');
}
