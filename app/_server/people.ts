import { cache } from 'react';
import { knowPeople } from '#components/words/people.ts';
import { people } from '#lib/queries/people.ts';
import { ask } from './ask.ts';

/** Lets what is drawn call people by their names; once a request, awaited by each page and layout that names somebody. */
export const namePeople = cache(async (): Promise<void> => knowPeople(await ask(people, {})));
