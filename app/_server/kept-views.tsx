import { cache } from 'react';
import { ListViews } from '#components/ui/list-views.tsx';
import { type ListName, viewQuery } from '#lib/domain/list-view.ts';
import { listViews } from '#lib/queries/list-views.ts';
import { ask } from './ask.ts';
import { forgetView, keepView } from './list-views.ts';

/** A page may have the menu twice, where a phone and a desk have it at different places. */
const viewsOf = cache((list: ListName) => ask(listViews, { list }));

type Props = {
  readonly list: ListName;
  /** Page of the list. */
  readonly here: string;
  /** Parameters of its address. */
  readonly address: Readonly<Record<string, unknown>>;
};

/** The menu of what whoever looks kept of a list. */
export async function KeptViews({ list, here, address }: Props) {
  return (
    <ListViews
      list={list}
      here={here}
      views={await viewsOf(list)}
      query={viewQuery(list, address)}
      keep={keepView}
      forget={forgetView}
    />
  );
}
