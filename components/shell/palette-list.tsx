'use client';

import { Command } from 'cmdk';
import { CornerDownLeft } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Destination, FoundResources, PaletteAction } from './destination.ts';
import { matchScore } from './match.ts';
import { type PaletteDeeds, paletteActions } from './palette-actions.ts';
import { recentPlaces, rememberPlace } from './recent.ts';

type Props = PaletteDeeds & {
  readonly places: () => Promise<readonly Destination[]>;
  readonly resources: () => Promise<FoundResources>;
  readonly close: () => void;
};

type Found<T> = T | 'reading' | 'failed';

/** The palette's search and list; loaded when it is first opened. */
export default function PaletteList(props: Props) {
  const t = useWords();
  const router = useRouter();
  const actions = paletteActions(t, props, props.close);
  const places = useFound(props.places);
  const searched = useFound(props.resources);
  const found = typeof searched === 'string' ? searched : searched.places;
  const [armed, setArmed] = useState<string>();
  const [recent] = useState(recentPlaces);

  const known = [places, found].flatMap((each) => (typeof each === 'string' ? [] : each));
  const lately = recent.flatMap((href) => known.find((each) => each.href === href) ?? []);
  const act = (action: PaletteAction) => {
    if (action.changes && armed !== action.key) setArmed(action.key);
    else action.run();
  };
  const onChoose = (href: string) => {
    props.close();
    rememberPlace(href);
    router.push(href);
  };
  return (
    <Command label={t('shell.search')} loop filter={matchScore} onValueChange={() => setArmed(undefined)}>
      <div className="flex items-center gap-2 border-b border-line1 px-3">
        <Command.Input autoFocus placeholder={t('shell.search')} className="palette-input" />
        <kbd className="chip">esc</kbd>
      </div>
      <Command.List className="max-h-[50vh] overflow-y-auto p-1">
        <Command.Empty className="p-3 text-t2">{t('shell.noMatch')}</Command.Empty>
        <Places title={t('palette.recent')} places={lately} prefix="recent " onChoose={onChoose} />
        <FoundPlaces title={t('palette.pages')} found={places} onChoose={onChoose} />
        <Group title={t('palette.actions')} count={actions.length}>
          {actions.map((action) => (
            <Command.Item
              key={action.key}
              value={`${action.word} ${action.key}`}
              className="palette-item"
              onSelect={() => act(action)}
            >
              <CornerDownLeft size={13} aria-hidden="true" />
              <span className="min-w-0 flex-1 truncate">{action.word}</span>
              <span
                role="status"
                className={armed === action.key ? 'text-label text-degraded-ink' : 'text-label text-t3'}
              >
                {armed === action.key ? t('palette.again') : t('palette.action')}
              </span>
            </Command.Item>
          ))}
        </Group>
        <FoundPlaces title={t('palette.resources')} found={found} onChoose={onChoose} />
        {typeof searched !== 'string' && searched.notSearched > 0 && (
          <p className="p-3 text-second text-t3">{t('palette.notSearched', { n: searched.notSearched })}</p>
        )}
      </Command.List>
    </Command>
  );
}

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

/** What a server action found, or that it is still asked, or that it failed. */
function FoundPlaces(props: {
  readonly title: string;
  readonly found: Found<readonly Destination[]>;
  readonly onChoose: (href: string) => void;
}) {
  const t = useWords();
  const { title, found, onChoose } = props;
  if (typeof found !== 'string') return <Places title={title} places={found} prefix="" onChoose={onChoose} />;
  return (
    <p className="p-3 text-second text-t3" role="status">
      {t(`palette.${found}`, { what: title })}
    </p>
  );
}

function Places(props: {
  readonly title: string;
  readonly places: readonly Destination[];
  readonly prefix: string;
  readonly onChoose: (href: string) => void;
}) {
  return (
    <Group title={props.title} count={props.places.length}>
      {props.places.map(({ href, word, aside, status }) => (
        <Command.Item
          key={`${href} ${aside ?? ''}`}
          value={`${props.prefix}${word} ${aside ?? ''} ${href}`}
          className="palette-item"
          onSelect={() => props.onChoose(href)}
        >
          {status ? <Glyph status={status} /> : <CornerDownLeft size={13} aria-hidden="true" />}
          <span className="min-w-0 flex-1 truncate">{word}</span>
          <span className="truncate text-label text-t3">{aside}</span>
        </Command.Item>
      ))}
    </Group>
  );
}

function Group(props: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  if (props.count === 0) return null;
  return (
    <Command.Group heading={props.title} className="palette-group">
      {props.children}
    </Command.Group>
  );
}
