'use client';

import { Command } from 'cmdk';
import { CornerDownLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Destination, FoundResources, PaletteAction } from './destination.ts';
import { shortlist } from './match.ts';
import { type PaletteDeeds, paletteActions } from './palette-actions.ts';
import { recentPlaces, rememberPlace } from './recent.ts';

type Props = PaletteDeeds & {
  readonly places: () => Promise<readonly Destination[]>;
  readonly resources: () => Promise<FoundResources>;
  readonly runs: () => Promise<readonly Destination[]>;
  readonly close: () => void;
};

type Found<T> = T | 'reading' | 'failed';

/** Of each group so many places stand in the list: more are found by typing on. */
const MOST = 50;

/** The palette's search and list; loaded when it is first opened. */
export default function PaletteList(props: Props) {
  const t = useWords();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [armed, setArmed] = useState<string>();
  const [recent] = useState(recentPlaces);
  const places = useFound(props.places);
  const runs = useFound(props.runs);
  const searched = useFound(props.resources);
  const found = typeof searched === 'string' ? searched : searched.places;
  const known = [places, runs, found].flatMap((each) => (typeof each === 'string' ? [] : each));
  const lately = recent.flatMap((href) => known.find((each) => each.href === href) ?? []);
  const actions = paletteActions(t, props, props.close);

  const act = (action: PaletteAction) => {
    if (action.changes && armed !== action.key) setArmed(action.key);
    else action.run();
  };
  const onChoose = (href: string) => {
    props.close();
    rememberPlace(href);
    router.push(href);
  };
  const placesIn = (key: 'recent' | 'pages' | 'runs' | 'resources', list: Found<readonly Destination[]>) => {
    const { best, more, score } = shortlist(typeof list === 'string' ? [] : list, nameOf, typed, MOST);
    const title = t(`palette.${key}`);
    return {
      ...{ key, title, score, more },
      rows: best.map((each) => (
        <PlaceRow key={idOf(key, each)} place={each} value={idOf(key, each)} onChoose={onChoose} />
      )),
      ...(typeof list === 'string' ? { note: t(`palette.${list}`, { what: title }) } : {}),
    };
  };
  // Until the pages are there, an action would be the first row, and the one that Enter takes.
  const deeds = shortlist(
    places === 'reading' ? [] : actions,
    ({ word, key, also }) => `${word} ${key} ${also ?? ''}`,
    typed,
    MOST,
  );
  const groups: readonly Section[] = [
    placesIn('recent', lately),
    placesIn('pages', places),
    // Of nothing typed they would push actions out of sight.
    ...(typed.trim() === '' ? [] : [placesIn('runs', runs)]),
    {
      ...{ key: 'actions', title: t('palette.actions'), score: deeds.score, more: deeds.more },
      rows: deeds.best.map((each) => (
        <ActionRow key={each.key} action={each} armed={armed === each.key} act={act} />
      )),
    },
    placesIn('resources', found),
  ];
  return (
    <Command label={t('shell.search')} loop shouldFilter={false} onValueChange={() => setArmed(undefined)}>
      <div className="flex items-center gap-2 border-b border-line1 px-3">
        <Command.Input
          autoFocus
          placeholder={t('shell.search')}
          className="palette-input"
          value={typed}
          onValueChange={setTyped}
        />
        <kbd className="chip">esc</kbd>
      </div>
      <Command.List className="max-h-[50vh] overflow-y-auto p-1">
        <Command.Empty className="p-3 text-t2">{t('shell.noMatch')}</Command.Empty>
        {(typed.trim() === '' ? groups : groups.toSorted((a, b) => weight(b) - weight(a))).map(
          ({ key, ...group }) => (
            <Group key={key} {...group} />
          ),
        )}
        {typeof searched !== 'string' && searched.notSearched > 0 && (
          <p className="p-3 text-second text-t3">{t('palette.notSearched', { n: searched.notSearched })}</p>
        )}
      </Command.List>
    </Command>
  );
}

const nameOf = ({ word, aside, href, also }: Destination): string =>
  `${word} ${aside ?? ''} ${href} ${also ?? ''}`;

/** An environment that begins with what was typed stands before a resource that does: `stagin` is no API's stage. */
const weight = ({ key, score }: Section): number => (key === 'pages' && score >= 0.6 ? score + 0.25 : score);

/** What the list knows a row by: a place may stand among the recent ones too. */
const idOf = (group: string, place: Destination): string => `${group} ${nameOf(place)}`;

function useFound<T>(ask: () => Promise<T>): Found<T> {
  const [found, setFound] = useState<Found<T>>('reading');
  useEffect(() => {
    let wanted = true;
    ask().then(
      (all) => wanted && setFound(all),
      () => wanted && setFound('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  return found;
}

type Section = {
  readonly key: string;
  readonly title: string;
  /** How well its best row answers what was typed: the best group stands first. */
  readonly score: number;
  readonly rows: readonly ReactNode[];
  readonly more: number;
  /** Why there is no row yet, or none at all. */
  readonly note?: string;
};

function Group({ title, rows, more, note }: Omit<Section, 'key'>) {
  const t = useWords();
  if (note !== undefined)
    return (
      <p className="p-3 text-second text-t3" role="status">
        {note}
      </p>
    );
  if (rows.length === 0) return null;
  return (
    <Command.Group heading={title} className="palette-group">
      {rows}
      {more > 0 && <p className="px-3 py-1.5 text-second text-t3">{t('palette.more', { n: more })}</p>}
    </Command.Group>
  );
}

function PlaceRow(props: {
  readonly place: Destination;
  readonly value: string;
  readonly onChoose: (href: string) => void;
}) {
  const { href, word, aside, status } = props.place;
  return (
    <Command.Item value={props.value} className="palette-item" onSelect={() => props.onChoose(href)}>
      {status ? <Glyph status={status} /> : <CornerDownLeft size={13} aria-hidden="true" />}
      <span className="min-w-0 flex-1 truncate">{word}</span>
      <span className="truncate text-label text-t3">{aside}</span>
    </Command.Item>
  );
}

function ActionRow(props: {
  readonly action: PaletteAction;
  /** Chosen once: the next Enter does it. */
  readonly armed: boolean;
  readonly act: (action: PaletteAction) => void;
}) {
  const t = useWords();
  const { action, armed, act } = props;
  return (
    <Command.Item value={`action ${action.key}`} className="palette-item" onSelect={() => act(action)}>
      <CornerDownLeft size={13} aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate">{action.word}</span>
      <span role="status" className={armed ? 'text-label text-degraded-ink' : 'text-label text-t3'}>
        {armed ? t('palette.again') : t('palette.action')}
      </span>
    </Command.Item>
  );
}
